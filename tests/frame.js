// Runs cases on code in a frame of its own, and says whether everything comes out as it did before.
let rounds = []

async function* answers(data, cases, how, code) {
  const frame = document.body.appendChild(document.createElement("iframe"))
  try {
    const inside = frame.contentWindow
    let ticks = 0
    inside.tick = () => { // a fault may make a loop endless: see bench/faulty.py
      if (++ticks > 2e7) throw new Error("endless")
      return true
    }
    for (const text of [data, code, `globalThis.tell = (\n${how}\n)`]) {
      inside.document.head.appendChild(inside.document.createElement("script")).textContent = text
    }
    for (const each of cases) {
      ticks = 0
      yield JSON.stringify(await inside.tell(...each))
    }
  } finally {
    frame.remove()
  }
}

async function everyAnswer(...given) {
  const found = []
  for await (const each of answers(...given)) found.push(each)
  return found
}

/** Note what is right. */
async function prepare(given, code) {
  rounds = given.map(([data, cases, how]) => ({ data, cases: JSON.parse(cases), how }))
  for (const round of rounds) round.right = await everyAnswer(round.data, round.cases, round.how, code)
  return rounds.every(({ right, cases }) => right.length === cases.length && right.length > 0)
}

/** Return whether other code says the same of all cases. */
async function survives(code) {
  try {
    for (const { data, cases, how, right } of rounds) {
      let place = 0
      for await (const said of answers(data, cases, how, code)) if (said !== right[place++]) return false
    }
    return true
  } catch {
    return false
  }
}
