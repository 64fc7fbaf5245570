/**
 * What the page loads when it is asked for: function by function, the answers of providers, the worked example.
 *
 * @type {{moves?: (model: string) => Record<string, string>, example?: () => any,
 *   views?: () => {name: string, rows: Record<string, {who: string, split: string}>}[]}}
 */
export const GuideResponsibilitiesParts = {}
