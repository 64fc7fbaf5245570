/**
 * What a scorecard says, as plain data: sentences, lists and numbers for bars. No DOM.
 *
 * @typedef {import("./model.js").Kept} Kept
 * @typedef {import("./count.js").Counted} Counted
 * @typedef {import("./count.js").Span} Span
 * @typedef {{question: string, scale: string[], ask: string}} Texts what stands on the page about a criterion
 * @typedef {(id: string) => Texts | undefined} TextsOf
 */
import { GuideNumbers } from "../../script/method/numbers.js"
import { GuideScorecardCard } from "./card.js"
import { GuideScorecardCount } from "./count.js"
import { GuideScorecardMoney } from "./money.js"
import { GuideScorecard } from "./model.js"
import { GuideScorecardWords } from "./words.js"

export const GuideScorecardView = (() => {
  const { told } = GuideScorecardWords
  const { STRONG, WEAK, WEIGHTINGS, compared, drivers, given, isProven, lead, span } = GuideScorecardCount
  const { money } = GuideScorecardMoney
  const FEW = 5
  const REASONS = 3
  /** @type {Record<string, string>} an ending "one" is that of a plural */
  const WORDS = { one: "single" }
  const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/

  /** @param {string} id of a criterion */
  const title = (id) => GuideCriteria.criteria[id]?.title ?? id

  /** Return the name of a provider; one from right to left keeps its direction inside a sentence. @param {Kept} kept @param {string} id */
  function nameOf({ providers }, id) {
    const at = providers.findIndex((each) => each.id === id), name = providers[at]?.name.trim()
    if (!name) return told("nameless", { number: at + 1 })
    return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name
  }

  /** Return "78" or "37 to 75". @param {Span} span */
  const points = ([least, most]) => (least === most ? GuideNumbers.number(least) : told("span", { least, most }))

  /** Return several names as one text. @param {string[]} names */
  const listed = (names) => new Intl.ListFormat(GuideData.language).format(names)

  /** Return the line of a scale; one that builds on another ("As 3, and a restore …") is told whole. @param {string[]} scale @param {number} count @returns {string} */
  function whole(scale, count) {
    const line = scale[count] ?? told("points_of", { count }), [, below, rest] = /^\p{L}+ ([0-4])\b(.*)$/su.exec(line) ?? []
    return Number(below) < count ? whole(scale, Number(below)).replace(/\.$/, "") + rest : line
  }

  /** Everything that is said of one scorecard. */
  class View {
    /** @param {Kept} kept @param {TextsOf} texts @param {string} [today] */
    constructor(kept, texts, today) {
      this.kept = kept
      this.texts = texts
      this.card = GuideScorecardCard.of(kept, today)
      this.counted = GuideScorecardCount.count(this.card)
      this.order = this.counted.race.order
      this.standing = GuideScorecardCount.standing(this.counted)
    }

    /** @param {string} id */
    name(id) {
      return nameOf(this.kept, id)
    }

    /** Return the providers, the best first, those that are out last. */
    get ranked() {
      return [...this.order, ...this.counted.out]
    }

    /** Return the one sentence on top. */
    get sentence() {
      const [first, second] = this.order, word = this.card.criteria.length ? WORDS[this.standing] ?? this.standing : "nothing"
      if (word === "close" && lead(this.counted, first, second)[1] === 0) return told("says_tie", { first: this.name(first), second: this.name(second) })
      return told(`says_${word}`, { first: first ? this.name(first) : "", second: second ? this.name(second) : "" })
    }

    /** Return the figures to which the sentence is bound. @returns {string[]} */
    get figures() {
      const [first, ...others] = this.order
      if (!others.length || this.standing === "empty") return []
      const values = { first: this.name(first), whole: WEIGHTINGS }
      const kept = GuideScorecardCount.kept(this.counted), [least] = GuideScorecardCount.firstIn(this.counted.race)
      const open = others.filter((id) => this.isOpen(id))
      return [
        told("weights", { ...values, often: often(kept) }),
        this.isSettled && (open.length || this.isOpen(first)) ? told("settled", { first: values.first, others: listed((open.length ? open : others).map((id) => this.name(id))) }) : "",
        least < kept ? told("weights_worst", { ...values, often: often(least) }) : "",
      ].filter(Boolean)
    }

    get isSettled() {
      return !["open", "empty"].includes(this.standing) && GuideScorecardCount.settled(this.counted)
    }

    /** Whether something of a provider is not known for sure. @param {string} id */
    isOpen(id) {
      const [least, most] = this.counted.race.totals[id]
      return least < most
    }

    /** Return why somebody is out, a sentence each. */
    get knockOuts() {
      const { over } = this.card, { cap, providers } = this.kept
      const below = this.counted.knockedOut.map(({ provider, criterion, span: found }) => told("out_must", {
        name: this.name(provider), criterion: title(criterion), found: points(found), least: GuideCriteria.criteria[criterion].least,
      }) + this.evidence(provider, criterion))
      const dear = over.map((id) => told("out_cap", {
        name: this.name(id), price: money(providers.find((each) => each.id === id)?.price.likely ?? 0), cap: money(cap ?? 0),
      }))
      return [...below, ...dear]
    }

    /** @param {string} provider @param {string} criterion */
    evidence(provider, criterion) {
      const text = this.kept.ratings[provider]?.[criterion]?.evidence.trim()
      return text ? ` ${told("evidence_was", { text })}` : ""
    }

    /** Return the criteria with the heaviest first. */
    get byWeight() {
      return [...this.card.criteria].sort((one, other) => other.weight - one.weight)
    }

    /** Return what speaks for a provider: criteria on which it surely has 4 points or more. @param {string} provider */
    strengths(provider) {
      return this.byWeight.map(({ id }) => ({ id, least: span(this.card, provider, id)[0] })).filter(({ least }) => least >= STRONG)
        .map(({ id, least }) => ({ title: title(id), text: whole(this.texts(id)?.scale ?? [], least) }))
    }

    /** Return what speaks against a provider, or is not shown yet, a sentence each. @param {string} provider */
    worries(provider) {
      const flags = Object.entries(this.kept.providers.find(({ id }) => id === provider)?.flags ?? {})
      const open = flags.filter(([id, state]) => state === "open" && id in GuideCriteria.flags)
      return [
        ...this.byWeight.flatMap(({ id, least }) => this.worry(provider, id, least)),
        ...open.map(([id]) => ({ title: GuideCriteria.flags[id].title, text: told("flag_open") })),
      ]
    }

    /** @param {string} provider @param {string} id @param {number} must */
    worry(provider, id, must) {
      const [least, most] = span(this.card, provider, id), ratings = given(this.card, provider, id)
      const isWeak = most <= WEAK && ratings.length > 0
      const why = isWeak ? whole(this.texts(id)?.scale ?? [], most) : this.doubt(provider, id)
      const unproven = least < must && must <= most ? told("must_unproven", { least: must }) : ""
      return why || unproven ? [{ title: title(id), text: [why, unproven].filter(Boolean).join(" ") }] : []
    }

    /** Return the red flags that are open, a sentence each. */
    get flags() {
      return this.ranked.flatMap((id) => Object.entries(this.provider(id).flags).filter(([flag, state]) => state === "open" && flag in GuideCriteria.flags)
        .map(([flag]) => told("flag_of", { name: this.name(id), flag: GuideCriteria.flags[flag].title, severity: GuideData.words.severity[GuideCriteria.flags[flag].severity] })))
    }

    /** Return why the points of a provider on a criterion are a span, or "". @param {string} provider @param {string} id */
    doubt(provider, id) {
      const [least, most] = span(this.card, provider, id), ratings = given(this.card, provider, id)
      if (least === most) return ""
      if (!ratings.length && this.card.agreed[provider]?.[id] === undefined) return told("not_given")
      const expired = ratings.find(({ until }) => until && until < this.card.today)
      if (new Set(ratings.map((each) => each.points)).size > 1 && this.card.agreed[provider]?.[id] === undefined) return told("differ", { least, most })
      if (expired && ratings.every((rating) => !isProven(rating, this.card.today))) return told("expired", { day: expired.until, least, most })
      return told("only_said", { least, most })
    }

    /** Return what decides between two providers: a sentence, and what each criterion adds. @param {string} one @param {string} other */
    between(one, other) {
      const found = lead(this.counted, one, other)
      return {
        sentence: this.ahead(one, other, found),
        rows: drivers(this.counted, one, other).filter(({ least, most }) => least || most).slice(0, FEW).map(({ row, least, most }) => ({
          title: title(row), least, most, text: this.ahead(one, other, [least, most]),
        })),
      }
    }

    /** @param {string} one @param {string} other @param {Span} lead */
    ahead(one, other, [least, most]) {
      if (least > 0 || (least === 0 && most > 0)) return told("ahead", { first: this.name(one), score: points([least, most]), count: most })
      if (most < 0 || (most === 0 && least < 0)) return told("ahead", { first: this.name(other), score: points([-most, -least]), count: -least })
      return least === most ? told("level") : told("either", { first: this.name(one), second: this.name(other), ahead: most, behind: -least, count: most })
    }

    /** Return what would change who comes first, a sentence each. */
    get changes() {
      if (this.order.length < 2 || this.standing === "empty") return []
      const first = this.name(this.order[0]), count = GuideScorecardCount.leastChanges(this.counted)
      const weights = GuideScorecardCount.tipping(this.counted).map(({ row, weight, lowest, highest }) => {
        const values = { criterion: title(row), first, now: factor(weight / 2) }
        const below = lowest > 0 ? told("weight_below", { ...values, limit: factor(lowest / 2) }) : ""
        return [below, highest === null ? "" : told("weight_above", { ...values, limit: factor(highest / 2) })].filter(Boolean).join(" ")
      })
      return [count === null ? told("no_rating") : told("ratings", { count, first }), ...weights.slice(0, FEW), weights.length ? "" : told("no_weight", { first })].filter(Boolean)
    }

    /** Return what to ask next. */
    get asks() {
      if (this.standing === "empty") return []
      return GuideScorecardCount.asks(this.counted).map(({ provider, criterion, worth, turns }) => ({
        provider, criterion, turns, name: this.name(provider), title: title(criterion), why: this.doubt(provider, criterion),
        worth: told("worth", { count: worth }), ask: this.texts(criterion)?.ask ?? "",
      }))
    }

    /** Return the share of each theme in all weights, the heaviest first. */
    get themes() {
      const sums = Object.keys(GuideCriteria.themes).map((theme) => ({
        theme, weight: this.card.criteria.filter(({ id }) => GuideCriteria.criteria[id].theme === theme).reduce((sum, each) => sum + each.weight, 0),
      })).filter(({ weight }) => weight)
      const whole = sums.reduce((sum, { weight }) => sum + weight, 0)
      return sums.sort((one, other) => other.weight - one.weight)
        .map(({ theme, weight }) => ({ title: GuideCriteria.themes[theme], share: GuideScorecardCount.rounded(weight, whole) }))
    }

    /** Return what was weighed anew after the first rating, as a sentence, or "". */
    get late() {
      const changed = Object.keys(this.kept.late).filter((id) => id in GuideCriteria.criteria).map(title)
      return changed.length ? told("late", { criteria: listed(changed) }) : ""
    }

    /** Return the providers that have a price, with it. */
    get priced() {
      return this.ranked.map((id) => ({ id, price: GuideScorecard.priceOf(this.provider(id).price) })).filter(({ price }) => price !== null)
    }

    /** @param {string} id */
    provider(id) {
      return /** @type {import("./model.js").Provider} */ (this.kept.providers.find((each) => each.id === id))
    }

    /** Return what price and points say together, a sentence for each pair that the leader, or a weaker one, is part of. */
    get worths() {
      const prices = Object.fromEntries(this.priced.map(({ id, price }) => [id, /** @type {any} */ (price)]))
      const left = this.order.filter((id) => id in prices), [first] = this.order
      if (this.standing === "empty") return []
      const pairs = left.flatMap((one, i) => left.slice(i + 1).map((other) => ({ one, other, ...compared(this.counted, prices, one, other) })))
      return pairs.filter(({ one, word }) => one === first || word === "both").map((pair) => this.worth(pair, prices))
    }

    /**
     * @param {{one: string, other: string, dearer: number, lead: Span, word: string}} pair
     * @param {Record<string, {low: number, high: number}>} prices
     */
    worth({ one, other, dearer, lead: found, word }, prices) {
      const rows = drivers(this.counted, one, other).filter(({ least }) => least > 0).slice(0, REASONS)
      const values = { first: this.name(one), second: this.name(other), money: money(Math.abs(dearer)), score: points(found), count: found[1], criteria: listed(rows.map(({ row }) => title(row))) }
      const key = word === "unclear" ? (dearer > 0 ? "unclear_dearer" : dearer < 0 ? "unclear_cheaper" : "unclear_same") : word
      const overlap = dearer && prices[one].low <= prices[other].high && prices[other].low <= prices[one].high
      return [told(`worth_${key}`, values), overlap ? told("overlap") : "", rows.length && ["pays", "both", "same"].includes(word) ? told("difference", values) : ""].filter(Boolean).join(" ")
    }
  }

  /** @param {number} count of all weightings */
  const often = (count) => (count === WEIGHTINGS ? told("all") : count ? told("part", { part: count }) : told("never"))

  /** Return a weight as people write it: 2.5 or 5. @param {number} weight */
  const factor = (weight) => GuideNumbers.number(weight, Number.isInteger(weight) ? 0 : 1)

  return { View, factor, listed, nameOf, points, title, told }
})()
