// Stands after the theme's search worker, which finds words as they are typed. With this it finds other forms of
// a word ("penalties", "penalty") and the words that this guide has for it (data/search.yml), too.
(() => {
  /** @type {Record<string, string[]>} */ let meant = {}
  /** @type {Map<string, string>} */ let titles = new Map()
  let language = "en"
  const plain = (text) => text.replace(/<[^>]*>/g, "").replace(/&[a-z0-9#]+;/gi, " ").toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join(" ") ?? ""

  addEventListener("message", ({ data: { type, data } }) => {
    if (type !== 0) return
    meant = data.config.meant ?? {}
    language = data.config.lang[0]
    titles = new Map(data.docs.map(({ location, title }) => [location, plain(title)]))
  })

  const MUTATED = { a: "ä", o: "ö", u: "ü", ä: "a", ö: "o", ü: "u" }
  /** What other forms of a word begin with; each is short enough to be the beginning of all of them. */
  const FORMS = {
    en(word) {
      const one = word.replace(/(?<=\p{L}{2})ies$/u, "y").replace(/(?:(?<=ss|x|z|ch|sh)es|(?<=\p{L}{2}[^sui])s)$/u, "")
      const stem = one.replace(/(?<=\p{L}{4})(ing|ed|e)$/u, "")
      return /[^aeiou]y$/.test(one) ? [one, `${one.slice(0, -1)}ies`] : [stem]
    },
    de(word) {
      const stem = word.replace(/(?<=\p{L}{5})(en|ern?|e[sm]?|os?|n|s)$/u, "")
      return [stem, stem.replace(/[aouäöü](?=[^aouäöü]*$)/, (vowel) => MUTATED[vowel])]
    },
  }
  const forms = (word) => FORMS[language]?.(word) ?? []

  const base = (word) => forms(word)[0] ?? word
  const bases = (text) => plain(text).split(" ").map(base)

  /** Return what this guide calls the phrases that were typed, in whatever form: pairs of the phrase's words and ours. */
  const otherWords = (words) => {
    const asked = ` ${words.map(base).join(" ")} `
    return Object.entries(meant).map(([typed, ours]) => ({ typed: bases(typed), ours: ours.map(plain) }))
      .filter(({ typed }) => asked.includes(` ${typed.join(" ")} `))
  }

  const { prototype } = /** @type {any} */ (self).lunr.Index, search = prototype.search
  prototype.search = function (query) {
    const words = query.split(/\s+/).filter((part) => /^[\p{L}\p{N}]+\*$/u.test(part)).map((part) => part.slice(0, -1).toLowerCase())
    const others = otherWords(words)
    const named = others.flatMap(({ typed, ours }) => (typed.length === words.length ? ours : []))
    const begins = new Map(words.map((word) => [word, forms(word)]))
    for (const { typed, ours } of others) {
      const parts = ours.flatMap((text) => text.split(" ")).filter((part) => part.length > 2)
      for (const word of words) if (typed.includes(base(word))) begins.get(word)?.push(...parts)
    }
    const more = new Set([...begins.values()].flat().map((part) => `${part}*`))
    const found = search.call(this, [query, ...more].join(" "))
    for (const each of found) {
      const { metadata } = each.matchData, there = Object.keys(metadata)
      // The theme ranks by what was typed, and names what it misses: another form of a word is no miss.
      for (const [word, parts] of begins) if (there.some((term) => parts.some((part) => term.startsWith(part)))) metadata[word] ??= {}
      if (named.includes(titles.get(each.ref) ?? "")) each.score *= 1e6
    }
    return found
  }
})()
