/**
 * What the page loads when it is asked for: function by function, the answers of providers, the worked example, tasks.
 *
 * @type {{moves?: (model: string) => Record<string, string>, example?: () => any,
 *   tasks?: (how: string, name: string, view: import("./view.js").GuideResponsibilityView) => Promise<string>,
 *   views?: () => {name: string, rows: Record<string, {who: string, split: string}>}[]}}
 */
export const GuideResponsibilitiesParts = {}
