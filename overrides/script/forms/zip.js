/**
 * Files in one: an uncompressed ZIP, as spreadsheets are. The same files give the same bytes. No DOM.
 */
export const GuideZip = (() => {
  /** @param {Uint8Array} bytes */
  function checksum(bytes) {
    let crc = ~0
    for (const byte of bytes) {
      crc ^= byte
      for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
    }
    return ~crc >>> 0
  }

  /** Return numbers as bytes: those of two bytes as they are, those of four in a list of their own. @param {(number | number[])[]} numbers */
  function bytesOf(...numbers) {
    const bytes = numbers.flatMap((number) => (Array.isArray(number)
      ? [number[0], number[0] >>> 8, number[0] >>> 16, number[0] >>> 24] : [number, number >>> 8]))
    return Uint8Array.from(bytes)
  }

  /** @param {Record<string, string>} files texts by path @returns {Uint8Array<ArrayBuffer>} */
  function write(files) {
    /** @type {Uint8Array[]} */ const body = []
    /** @type {Uint8Array[]} */ const index = []
    /** @param {Uint8Array[]} list */
    const size = (list) => list.reduce((sum, each) => sum + each.length, 0)
    for (const [path, text] of Object.entries(files)) {
      const name = new TextEncoder().encode(path), bytes = new TextEncoder().encode(text)
      // version, names in UTF-8, stored, time, the first of January 1980, checksum, sizes, length of the name
      const about = [20, 0x800, 0, 0, 0x21, [checksum(bytes)], [bytes.length], [bytes.length], name.length, 0]
      index.push(bytesOf([0x02014b50], 20, ...about, 0, 0, 0, [0], [size(body)]), name)
      body.push(bytesOf([0x04034b50], ...about), name, bytes)
    }
    const count = index.length / 2
    const end = bytesOf([0x06054b50], 0, 0, count, count, [size(index)], [size(body)], 0)
    return joined([...body, ...index, end], size([...body, ...index, end]))
  }

  /** @param {Uint8Array[]} pieces @param {number} size */
  function joined(pieces, size) {
    const all = new Uint8Array(size)
    let at = 0
    for (const piece of pieces) {
      all.set(piece, at)
      at += piece.length
    }
    return all
  }

  return { write }
})()
