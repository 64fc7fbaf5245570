/** Saves and deletes what the reader has: <guide-file> is all it needs. */
import { GuideFile } from "../../script/base/file.js"

/** @type {typeof GuideFile} */
export const GuideYourFile = GuideFile
