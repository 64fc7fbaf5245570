import { GuideDom } from "../../script/base/dom.js"
import { GuideElement } from "../../script/base/element.js"
import { GuidePage } from "../../script/base/page.js"
import { GuideStore } from "../../script/base/store.js"
import { GuideSheets } from "../../script/forms/sheets.js"
import { GuideSentQuestions } from "./model.js"

/**
 * Picks the questions, sends them as paper, sheet or text, and shows what came back.
 *
 * <guide-questions-to-send> [data-pick] per question, [data-own] own ones, [data-count], [data-providers], [data-answers],
 * [data-from] whose answers are loaded, <guide-sheets kind="provider-questions"> </guide-questions-to-send>
 */
class GuideQuestionsToSend extends GuideElement {
  /** @type {Tool["does"]} */
  does = {
    pick: ({ value }) => this.pickAll(value),
    add: () => this.add(),
    drop: ({ value }) => this.drop(value),
    print: () => this.print(""),
    ours: () => this.print("ours"),
    copy: () => this.later("letter", () => this.copy()),
    html: () => this.later("letter", () => this.html()),
    remove: ({ value }) => this.forget(value),
  }

  /** @param {AbortSignal} signal */
  start(signal) {
    this.store = new GuideStore("questions-to-send")
    window.addEventListener("afterprint", () => this.removeAttribute("data-print"), { signal })
    this.follow(() => this.show(), signal)
  }

  get data() {
    return /** @type {import("./model.js").GuideSent} */ (this.store.read(GuideSentQuestions.empty()))
  }

  get picks() {
    return [...this.querySelectorAll("[data-pick]")]
  }

  /** @param {GuideEvent} event */
  hear({ type, target }) {
    if (type !== "change") return
    if ("pick" in target.dataset) this.store.write({ ...this.data, out: this.out(({ value, checked }) => (value === target.value ? target.checked : checked)) })
    else if ("name" in target.dataset) this.rename(target)
  }

  /** Return the questions that are left out. @param {(pick: Found) => boolean} isPicked */
  out(isPicked) {
    return this.picks.filter((pick) => !isPicked(pick)).map(({ value }) => value)
  }

  /** Pick all questions, none, or those of one moment. @param {string} which */
  pickAll(which) {
    const undo = this.store.write({ ...this.data, out: this.out(({ dataset }) => which === "all" || dataset.moment === which) })
    this.report(this.counted(), undo)
  }

  add() {
    const field = this.part("own"), title = field.value.trim(), { data } = this
    if (!title) {
      field.focus()
      return this.report(GuideData.words.questions_to_send.own_missing)
    }
    const undo = this.store.write({ ...data, own: { ...data.own, [GuideSentQuestions.newKey()]: title } })
    field.value = ""
    this.report(GuideData.words.questions_to_send.own_added, undo)
  }

  /** @param {string} key */
  drop(key) {
    const { data } = this, { [key]: _, ...own } = data.own
    this.report(GuideData.words.questions_to_send.own_removed, this.store.write({ ...data, own }))
  }

  /** Print what goes to providers, or what they answered. @param {string} what */
  print(what) {
    if (what) this.dataset.print = what
    window.print()
  }

  /** Copy the questions so that a mail or a word processor takes them in with their table. */
  copy() {
    const asked = GuideLetter.asked(this.data), { words } = GuideData
    const fill = (/** @type {ClipboardEvent} */ event) => {
      event.clipboardData?.setData("text/html", GuideLetter.html(asked).outerHTML)
      event.clipboardData?.setData("text/plain", GuideLetter.text(asked))
      event.preventDefault()
    }
    // The way that also works from a folder, where browsers refuse the newer one.
    document.addEventListener("copy", fill, { once: true })
    const isCopied = document.execCommand("copy")
    document.removeEventListener("copy", fill)
    this.report(isCopied ? words.questions_to_send.copied : words.questions_to_send.not_copied)
  }

  html() {
    const { words: { file: { saved }, questions_to_send: { file, sheet_title: title } }, language } = GuideData
    const page = GuideDom.el("html", { lang: language }, GuideDom.el("head", {}, GuideDom.el("meta", { charset: "utf-8" }), GuideDom.el("title", {}, title)),
      GuideDom.el("body", {}, GuideLetter.html(GuideLetter.asked(this.data))))
    GuidePage.download(`${file}-${GuideDom.today()}.html`, `<!doctype html>${page.outerHTML}`, "text/html;charset=utf-8")
    this.report(saved)
  }

  /** @param {Found} field */
  rename({ dataset: { name: id }, value }) {
    const { data } = this, name = value.trim().slice(0, GuideSentQuestions.longest.name), isTaken = GuideSentQuestions.known(data, name, id) !== undefined
    if (!name || isTaken) {
      this.report(isTaken ? GuidePage.say("questions_to_send.name_taken", { name }) : GuideData.words.questions_to_send.name_missing)
      return this.show()
    }
    this.store.write({ ...data, providers: { ...data.providers, [id]: { ...data.providers[id], name } } })
  }

  /** @param {string} id */
  forget(id) {
    const { data } = this, { [id]: { name }, ...providers } = data.providers
    this.report(GuidePage.say("questions_to_send.removed", { name }), this.store.write({ ...data, providers }))
  }

  counted() {
    const total = this.picks.length + Object.keys(this.data.own).length
    return GuidePage.say("questions_to_send.count", { count: total - this.picks.filter(({ value }) => this.data.out.includes(value)).length, total })
  }

  show() {
    const { data } = this
    for (const pick of this.picks) {
      pick.checked = !data.out.includes(pick.value)
      pick.closest("li")?.toggleAttribute("data-out", !pick.checked)
    }
    for (const part of this.querySelectorAll("[data-group]")) part.toggleAttribute("data-out", !part.querySelector("li:not([data-out])"))
    this.showOwn(data.own)
    this.tell("count", this.counted())
    this.tell("kept", this.store.keeps ? GuideData.words.checklist.kept : GuideData.words.store.not_kept)
    this.showAnswers(data)
  }

  /** @param {Record<string, string>} own */
  showOwn(own) {
    this.part("own-group").hidden = !Object.keys(own).length
    const template = this.querySelector("template")
    this.part("own-list").replaceChildren(...Object.entries(own).map(([key, title]) => {
      const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true))
      item.querySelector("[data-title]").textContent = title
      Object.assign(item.querySelector("button"), { value: key })
      return item
    }))
  }

  /** Show who has answered, and what; the answers come with a script of their own. @param {import("./model.js").GuideSent} data */
  showAnswers(data) {
    const all = Object.entries(data.providers)
    this.part("none").hidden = all.length > 0
    for (const name of ["answered", "providers"]) this.part(name).hidden = !all.length
    if (!all.length) return
    GuidePage.later("answers").then(() => {
      this.part("providers").replaceChildren(...all.map(([id, provider]) => this.provider(id, provider)))
      this.part("answers").replaceChildren(...GuideAnswersShown.draw(this.data))
    }, () => this.report(GuideData.words.store.not_loaded))
  }

  /** Return the line of a provider: its name, how much it has answered. @param {string} id @param {import("./model.js").GuideSentProvider} provider */
  provider(id, { name, received, by }) {
    const { el, day } = GuideDom, w = GuideData.words.questions_to_send, { count, total } = GuideAnswersView.progress(this.data, id)
    const said = GuidePage.say(by ? "questions_to_send.received_by" : "questions_to_send.received", { answered: count, total, by: by ?? "", day: received ? day(received) : "" })
    return el("li", {}, el("label", {}, GuideDom.hidden(w.provider_name), el("input", { value: name, maxlength: 80, "data-name": id })), " ", said, " ",
      el("button", { type: "button", class: "guide-noprint", "data-do": "remove", value: id }, w.remove, GuideDom.hidden(` ${name}`)))
  }
}

customElements.define("guide-questions-to-send", GuideQuestionsToSend)
