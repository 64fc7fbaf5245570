/**
 * Codes of answers in whatever a reader pastes: a link, a code, a whole mail. Mail wraps lines, quotes them, writes
 * signs as %7E, =7E or &amp;, and takes a bracket or a full stop into the link; a person would still read it. No DOM.
 */
export const GuideLinks = (() => {
  const LONGEST = 100_000
  // As in decision.js, but anywhere in a text; half a pair only where the text goes on with neither letter nor digit.
  const CODE = /(?<![A-Za-z0-9])v[0-9]{1,6}(?:[sf](?:[0-9]{8})?)?(?:\.[a-z0-9][a-z0-9-]{0,59}\.[0-9]{1,6})?\.(?:[A-Za-z]{1,2}[0-9]_?)*(?:~(?:[A-Za-z][0-9])*)?(?:[A-Za-z]{1,2}(?![A-Za-z0-9])|-[0-9a-z]{0,3})?/g
  const NAMED = /** @type {Words} */ ({ amp: "&", gt: ">", lt: "<", quot: '"', nbsp: " ", tilde: "~", shy: "" })

  /** Return a text without what mail programs and web pages make of its signs. @param {string | null} text */
  function plain(text) {
    const unwrapped = text.replace(/=\r?\n(?!v\d)/g, "").replace(/=(?=(?:23|2[DE]|3D|7E))/g, "%")
    // A link inside a link is encoded twice or more.
    const decoded = [1, 2, 3].reduce((each) => each.replace(/%([2-7][0-9A-F])/gi, (/** @type {any} */ _, /** @type {string} */ hex) =>
      String.fromCharCode(parseInt(hex, 16))), unwrapped)
    const named = decoded.replace(/&#(?:x([0-9a-f]{1,4})|(\d{1,5}));/gi, (/** @type {any} */ _, /** @type {string} */ hex, /** @type {any} */ number) =>
      String.fromCharCode(hex ? parseInt(hex, 16) : Number(number)))
      .replace(/&([a-z]{2,5});/g, (/** @type {any} */ all, /** @type {string} */ name) => NAMED[name] ?? all)
    return named.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/[‐‑‒–−]/g, "-").replace(/[∼˜]/g, "~")
  }

  return {
    /** Return what is put behind a code to say whose answers it holds. @param {string} name */
    named: (name) => `&n=${encodeURIComponent(name)}`,

    /** Return whose answers a text with a code says that it holds, or "". @param {string} text */
    nameIn(text) {
      const found = /v[0-9][^&\s]*&n=([^&\s]*)/.exec(text)?.[1] ?? ""
      try {
        return decodeURIComponent(found)
      } catch {
        return "" // cut in the middle of a sign
      }
    },

    /**
     * Return the codes that a text may hold, the likeliest first: with lines joined, without any gap, as it stands.
     * @param {string | null} text
     */
    codes(text) {
      const after = plain(String(text).slice(0, LONGEST)).replace(/^[^]*#s=?(?=\s*v\d)/, "")
      const forms = [after.replace(/\s*[\r\n][\s>|]*/g, ""), after.replace(/[\s>|]+/g, ""), after]
      return forms.flatMap((form) => [...(form.match(CODE) ?? [])])
    },
  }
})()
