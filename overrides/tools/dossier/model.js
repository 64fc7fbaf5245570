import { GuideClean } from "../../script/base/clean.js"
import { GuideDates } from "../../script/base/dates.js"
import { GuideTool } from "../../script/base/registry.js"

/** What the reader fills in on the cover. */
export const GuideCoverKept = GuideTool.define({
  id: "dossier",

  /** @param {any} data */
  clean: (data) => GuideClean.sift(data,
    (name, value) => (name === "meeting" && (value === "" || GuideDates.valid(value)))
      || (["company", "author", "decision", "named"].includes(name) && GuideClean.isText(value))),
})
