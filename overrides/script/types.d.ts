/**
 * What the type checker cannot see in the scripts by itself: data that the build makes, shapes that several files
 * share, and what an element may take from its page. The tools themselves need no line here: each file's
 * `globalThis.Guide… =` declares what it holds. `make lint` checks; nothing of this is published.
 */

/* Scripts of parts that a page loads later: who imported them would have them at once */

declare var GuideFunctionRules: typeof import("../tools/functions/rules.js").GuideFunctionRules
declare var GuideShare: typeof import("../tools/questionnaire/share.js").GuideShare
declare var GuideEarlier: typeof import("../tools/questionnaire/earlier.js").GuideEarlier
declare var GuideText: typeof import("./forms/text.js").GuideText
declare var GuideStepTasks: typeof import("../tools/checklists/tasks.js").GuideStepTasks
declare var GuideTakeaway: typeof import("../tools/checklists/takeaway.js").GuideTakeaway
declare var GuideSheetWork: typeof import("./forms/sheet-work.js").GuideSheetWork
declare var GuideVerdict: typeof import("./method/verdict.js").GuideVerdict
declare var GuideAnswersShown: typeof import("../tools/questions-to-send/answers.js").GuideAnswersShown
declare var GuideAnswersView: typeof import("../tools/questions-to-send/view.js").GuideAnswersView
declare var GuideLetter: typeof import("../tools/questions-to-send/letter.js").GuideLetter

/** The parts of the dossier, in their order: macros/exports/browser.py. */
declare var GuideTools: {id: string, tool: string, page: string, title: string, missing: string}[]


/* Parts that the page of a tool loads later */

declare var GuideScorecardCalendar: typeof import("../tools/scorecard/calendar.js").GuideScorecardCalendar
declare var GuideScorecardExample: typeof import("../tools/scorecard/example.js").GuideScorecardExample
declare var GuideScorecardRaters: typeof import("../tools/scorecard/raters.js").GuideScorecardRaters
declare var GuideScorecardResult: typeof import("../tools/scorecard/result.js").GuideScorecardResult

/* Scripts made by macros/exports/ */

/** The files of each part of a tool that its page loads later: macros/finish/tool_bundles.py. */
/* Parts that their tool loads later */

declare var GuideCostHelper: typeof import("../tools/costs/helper.js").GuideCostHelper
declare var GuideCostResult: typeof import("../tools/costs/result.js").GuideCostResult
declare var GuideCostPaid: typeof import("../tools/costs/paid.js").GuideCostPaid

declare var GuideParts: Record<string, string[]> | undefined

type Words = Record<string, string>

/** Every tool's data: macros/exports/browser.py. Days are written 2026-11-21. */
declare var GuideData: {
  name: string, edition: string, updated: string, language: string, currency: string, questions: number, address: string,
  edition_version: number,
  numbers: {decimal: string, group: string, sizes: number[]},
  dates: Dates, renamed: Record<string, string | null>, words: Record<string, Words>,
}

/** The questionnaire: macros/exports/questionnaire.py. The first bundle of its page has only model and words. */
declare var GuideQuestions: {
  model: import("./method/decision.js").Model,
  questions: Record<string, {title: string, find_out: string, options: Record<string, [label: string, because: Words]>}>,
  gates: Record<string, {title: string, reason: string, lifted_by: string, closes: string[]}>,
  clashes: Record<string, string[]>[], models: Words, bases: Words, themes: Words, short_paths: Record<string, string[]>,
  steps: import("../tools/questionnaire/first-steps.js").StepRule[],
  fitting: import("./method/fitting.js").Fitting,
  entries: Record<"levels" | "tones" | "mitigations" | "checklists" | "contract_points", Words> &
    {risks: Record<string, {title: string, summary: string, level: string, lowered_by: string[]}>},
  words: Record<"questionnaire" | "verdict_sentence" | "verdict_figures" | "verdict_advice" | "certainty" | "limits" | "readiness" | "today" | "first_steps" | "first_step" | "first_step_role" | "board" | "result" | "share" | "compare" | "move", Words>,
}

/** What the scorecard counts with: macros/exports/criteria.py. */
declare var GuideCriteria: {
  criteria: Record<string, {title: string, theme: string, weight: number, least: number, short: boolean}>,
  themes: Words, flags: Record<string, {title: string, severity: string}>,
}

/** What earlier versions of the questions were: macros/exports/archive.py. */
declare var GuideEarlierData: {
  models: Record<string, {edition: string, edition_version: number, model: import("./method/decision.js").Model}>,
  changes: Words, words: Words,
}

/** The sources behind questions and gates: macros/exports/sources.py. */
declare var GuideSources: {
  questions: Record<string, string[]>, gates: Record<string, string[]>, sources: Record<string, [string, string]>, title: string,
}

/** Rows, roles and checks of the responsibility matrix: macros/exports/responsibilities.py. */
declare var GuideMatrixData: {
  models: Words,
  roles: Record<string, {title: string, side: string, hours: string}>,
  rows: Record<string, {title: string, about: string, group: string, company: boolean, hours: string, duty: string, function: string,
    starts: Words, letters: Record<"own" | "shared" | "provider", Words>, asked: string}>,
  checks: Record<string, {severity: "wrong" | "ask", why: string}>,
}

/** The matrix, risks and mitigations: macros/exports/risks.py. A rating is "possible/serious". */
declare var GuideRisks: {
  matrix: {
    likelihood: Words, impact: Words, cells: Record<string, Words>,
    levels: Record<string, {title: string, tone: string, by: string, months: number}>,
  },
  risks: Record<string, {title: string, today: string}>,
  mitigations: Record<string, {title: string}>,
}

/** With which models and answers each risk comes: macros/exports/risks.py. */
declare var GuideRiskFitting: import("./method/fitting.js").Candidate[]

/** How other programs take in tasks: macros/exports/task_layouts.py. */
declare var GuideTaskLayouts: Record<string, import("./forms/tasks.js").TaskLayout>

/** Why the guide rates each risk as it does, and what lowers it. */
declare var GuideRiskAdvice: Record<string, {why: string, mitigations: string[]}>

/** The worked register: macros/exports/register_example.py. A number is a day, counted from today. */
declare var GuideRegisterExample: Record<"risks" | "mitigations" | "reviews", Record<string, Record<string, any>>>

/** The functions: macros/exports/functions.py. Only their own page has titles, questions and words. */
declare var GuideFunctionData: import("./method/functions.js").FunctionData & {
  torn?: string, by_gate?: string, share_means?: string, titles?: Words, questions?: Words, words?: Record<"move" | "pull" | "functions", Words>,
}

/** The cost comparison: macros/exports/costs.py. */
declare var GuideCostData: {
  lines: Record<string, {title: string, group: string, unit: string, needed_by: string[], only_always: boolean,
    at_the_end: boolean, moves_with: string | null, taxed: boolean, on_costs: boolean}>,
  models: Words,
  examples: Record<string, {title: string, takeaway: string, term: string, users: string, on_costs: string, people: Words,
    figures: {line: string, model: string, low: string, likely: string, high: string, rise: string, note: string}[], not_needed: string[]}>,
  answers: Record<"cost" | "people", {id: string, title: string, options: Words}>,
}

/** The steps of all checklists, and what proves them: macros/exports/steps.py. */
declare var GuideChecklists: {
  id: string, title: string, anchor: string,
  items: {id: string, group: string, title: string, who: string, days: number, when: string}[],
}[]
declare var GuideProofs: Words

/** By which words a table that comes back is known: macros/exports/table_heads.py. */
declare var GuideTableHeads: {columns: Record<string, string[]>, states: Record<string, string[]>, lists: string[]}

/** The questions to providers, and apart from them what is for us alone: macros/exports/provider_questions.py. */
declare var GuideProviderQuestions: {groups: Words, questions: Record<string, {title: string, why: string, enclose: string, group: string}>}
declare var GuideProviderAnswers: {criteria: Words, questions: Record<string, {worrying: string, criteria: string[]}>}

/* Shapes that several files share */

type Step = import("../tools/checklists/steps.js").Step
type Entry = import("../tools/checklists/steps.js").Entry
type Entries = import("../tools/checklists/steps.js").Entries
type Dates = import("../tools/checklists/steps.js").Dates
type Happening = import("./forms/calendar.js").Happening

/* Elements */

/** What a selector finds. The markup decides which element it is, so it has what any of ours may have. */
interface Found extends HTMLInputElement {
  content: DocumentFragment
  href: string
  open: boolean
  text: string
}

interface ParentNode {
  querySelector(selectors: string): Found | null
  querySelectorAll(selectors: string): NodeListOf<Found>
}

interface Element {
  closest(selectors: string): Found | null
}

/** An element of ours: part() finds a node by its data attribute, where browsers have names for style sheets. */
type OwnElement = Omit<HTMLElement, "part">

/** What GuideElement takes from a tool. */
interface Tool extends OwnElement {
  /** What the buttons do, by the name in data-do. */
  does?: Record<string, (button: Found) => unknown>
  start?(signal: AbortSignal): void
  hear?(event: GuideEvent): unknown
  show?(...args: any[]): unknown
}

/** What GuideStepList takes from a list. */
interface StepListTool extends InstanceType<typeof import("./base/element.js").GuideElement> {
  name: string
  findSteps(): Step[]
  find(wanted?: Words): void
  concerns(key: string): boolean
  hrefOf(step: Step): string
  picked?(): string[]
  dateOf(name: string, dates: Dates): string | undefined
  print(mode: string): void
  endPrint(): void
  open?(details: Found): void
  showMore?(items: Entries, dates: Dates): void
}

type GuideEvent = Event & {target: Found}

/** What GuideShare takes from the questionnaire. */
interface Questionnaire extends OwnElement {
  answers: InstanceType<typeof import("../tools/questionnaire/answers.js").GuideAnswers>
  part(name: string): Found
  show(view: string): void
  go(place: string): unknown
  returns: boolean | null
  view: string
  from: {place: string, mark: {selector: string, top: number} | null}
  note(text: string, undo?: () => void): void
  focusUndo(): void
  noteBeside(control: Element, text: string): void
  moveFocus(): void
}

/** No script of ours lies in a picture; the browser's type says that it might. */
interface SVGScriptElement {
  src: string
}

/** What the theme remembers things with. */
declare var __md_get: (name: string) => unknown
declare var __md_set: (name: string, value: unknown, ...rest: unknown[]) => void

/** search-on-demand.js: whether a request waits until the reader searches. */
interface XMLHttpRequest {
  guideWaits?: boolean
}

interface CustomElementRegistry {
  define(name: string, constructor: new () => OwnElement): void
}
