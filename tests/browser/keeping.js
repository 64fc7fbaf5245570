// Does steps, one after the other, and tells what each came to: a function of a list of steps, each a name with arguments.
async (steps) => {
  const sets = `<guide-sets><select data-set></select><input data-name>${["add", "copy", "rename", "remove", "undo"].map((name) =>
    `<button data-do="${name}"></button>`).join("")}<i data-several></i><p data-note></p></guide-sets>`
  const file = `<guide-file>${["save", "beside", "replace", "cancel", "forget", "undo"].map((name) =>
    `<button data-do="${name}"></button>`).join("")}<input type="file" data-file><div data-ask hidden><p data-question></p><button></button></div>
    <div data-broken><ul></ul></div><p data-keeps></p><p data-note></p></guide-file>`
  GuideDom.today = () => "2026-11-29"
  const start = GuideStore.prefix, undone = [], said = []
  const clock = (text) => text?.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "NOW")
  const show = (value) => (typeof value === "string" ? clock(value) : value === undefined ? "–" : JSON.parse(clock(JSON.stringify(value))))
  const element = (tag) => document.querySelector(tag)
  const node = (tag, part) => element(tag).querySelector(`[data-${part}]`)
  const kept = () => Object.keys(localStorage).sort().map((key) => `${key} ${localStorage.getItem(key)}`)
  const note = (undo) => { undone.push(undo) }
  const answers = (found) => found && { ...found, origin: Object.values(found.origin).join() }
  let count = 0
  crypto.getRandomValues = (list) => { list[0] = ++count; return list }
  GuidePage.download = (name, text) => said.push(`${name}: ${text}`)
  GuideTool.define({ id: "colours", clean: (data) => ({
    data: data instanceof Object ? Object.fromEntries(Object.entries(data).filter(([, value]) => value === "red")) : undefined,
    faults: data instanceof Object ? Object.entries(data).filter(([, value]) => value !== "red").map(([key]) => `no ${key}`) : ["none"],
  }) })
  localStorage.clear()
  sessionStorage.clear()
  GuideStore.unsaved.clear()
  Object.assign(GuideStore, { chosen: undefined, probed: undefined })
  document.body.innerHTML = sets + file
  const real = Storage.prototype.setItem

  const does = {
    lay: (key, text) => localStorage.setItem(start + key, text),
    refuse: (from) => { GuideStore.probed = undefined; Storage.prototype.setItem = function (key, text) { if (text.length > from) throw new Error("full"); real.call(this, key, text) } },
    accept: () => { GuideStore.probed = undefined; Storage.prototype.setItem = real },
    kept,
    unsaved: () => [...GuideStore.unsaved],
    read: (tool, fallback) => { const store = new GuideStore(tool), data = store.read(fallback); return [data ?? null, store.damaged, store.keeps] },
    write: (tool, data) => note(new GuideStore(tool).write(data)),
    undo: (at = undone.length - 1) => { undone.splice(at, 1)[0]() },
    watch: (tool) => new GuideStore(tool).watch(() => said.push(`heard of ${tool}`), new AbortController().signal),
    event: (type, key) => {
      window.dispatchEvent(type === "storage" ? new StorageEvent(type, { key }) : new CustomEvent(type, { detail: key }))
      return said.splice(0)
    },
    back: () => { GuideStore.catchUp(); return said.splice(0) },
    heard: () => said.splice(0),
    use: (id) => { GuideStore.set = id ?? undefined; return GuideStore.set },
    index: () => GuideStore.index(),
    parse: (text) => GuideStore.parse(text),
    long: (count) => [GuideStore.fault("x".repeat(count)), GuideStore.fault([..."x".repeat(count % 20)].reduce((deep) => [deep], "x"))],
    present: (id) => GuideStore.present(id),
    keys: (any) => GuideStore.keys(any),
    works: () => GuideStore.works,
    sets: () => GuideSets.all(),
    add: (name, texts) => GuideSets.add(name, texts),
    rename: (id, name) => GuideSets.rename(id, name),
    remove: (id) => note(GuideSets.remove(id)),
    texts: (id) => GuideSets.texts(id),
    make: () => GuideFile.make(),
    examine: (text) => GuideFile.examine(text),
    huge: (count) => GuideFile.examine(`"${"x".repeat(count)}"`).problem ?? "taken",
    put: (dossier, beside) => note(GuideFile.put(dossier, { beside })),
    forget: () => note(GuideFile.forget()),
    free: (name) => GuideFile.freeName(name),
    press: (tag, name) => {
      element(tag).querySelector(`[data-do="${name}"]`).click()
      const field = tag === "guide-sets" ? node(tag, "name").getAttribute("aria-invalid") : ""
      return [node(tag, "note").textContent, field, ...said.splice(0)]
    },
    type: (name) => { node("guide-sets", "name").value = name },
    pick: (id) => {
      const choice = node("guide-sets", "set")
      choice.value = id
      choice.dispatchEvent(new Event("change", { bubbles: true }))
    },
    look: () => element("guide-file").show(),
    shown: () => [...document.querySelectorAll("[data-set] option, [data-several], [data-broken], [data-broken] li, [data-keeps], [data-ask], [data-undo]")]
      .map((each) => `${each.tagName} ${each.hidden ? "hidden" : each.selected ? "chosen" : ""} ${each.textContent}`.trim().replace(/\s+/g, " ")),
    load: async (name, text) => {
      const list = new DataTransfer()
      list.items.add(new File([typeof text === "string" ? text : new Uint8Array(text)], name))
      node("guide-file", "file").files = list.files
      await element("guide-file").load(node("guide-file", "file"))
      return [node("guide-file", "note").textContent, node("guide-file", "question").textContent, node("guide-file", "ask").hidden]
    },
    nudge: (part) => { node("guide-sets", part).dispatchEvent(new Event("change", { bubbles: true })) },
    drop: async (text) => {
      const list = new DataTransfer()
      for (const each of text === null ? [] : [text]) list.items.add(new File([each], "x.json"))
      const field = node("guide-file", "file")
      field.files = list.files
      for (const type of ["input", "change"]) {
        field.dispatchEvent(new Event(type, { bubbles: true }))
        await new Promise((done) => setTimeout(done, 30))
        said.push(`${type}: ${node("guide-file", "note").textContent}`)
        field.files = list.files
      }
      return said.splice(0)
    },
    open: async (count) => (await GuideFile.open(new File(["x".repeat(count)], "x"))).problem ?? "taken",
    foreign: (key, text) => localStorage.setItem(key, text),
    listen: () => { const own = new GuideAnswers(); own.watch(() => said.push("answers changed"), new AbortController().signal) },
    broken: (name, at) => { element("guide-file").querySelectorAll(`[data-broken] [data-do="${name}"]`)[at].click(); return said.splice(0) },
    link: (text) => answers(GuideAnswers.fromLink(text)),
    file: (text) => answers(GuideAnswers.fromFile(text)),
    codes: (text) => GuideLinks.codes(text),
    named: (text) => [GuideLinks.nameIn(text), GuideLinks.named(text)],
    state: (data) => GuideAnswers.state(data),
    given: (changes) => { const own = new GuideAnswers(); own.set(changes); return [own.isEmpty, clock(own.code), own.result.order] },
    own: () => { const { answers, priorities, unsure, path, place, others, dropped } = new GuideAnswers(); return { answers, priorities, unsure, path, place, others, dropped } },
    choose: (kind, id, value) => new GuideAnswers().choose(kind, id, value),
    doubt: (id, doubts) => new GuideAnswers().doubt(id, doubts),
    mark: (place) => new GuideAnswers().leaveMark(place),
    clear: () => note(new GuideAnswers().clear()),
    text: (name) => new GuideAnswers().file(name),
    again: (text) => GuideAnswers.codeOf(GuideAnswers.fromLink(text) ?? GuideAnswers.fromFile(text)),
  }
  const found = []
  for (const [name, ...given] of steps) found.push(show(await does[name](...given)))
  Storage.prototype.setItem = real
  return found
}
