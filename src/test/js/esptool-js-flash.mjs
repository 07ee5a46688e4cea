// Drives npm's esptool-js against a board on TCP: a foreign peer for the simulator's tests and for the bench.
//
// node esptool-js-flash.mjs --port HOST:PORT [--baud N] [--no-stub] [--plain] [--erase-all]
//                           [--read OFFSET:SIZE=FILE]… [OFFSET=FILE]… [--and --port HOST:PORT …]…
//
// Order of work: connect, erase, write (each file checked by MD5), read; after --and the same for a further board, a few
// boards at once. The last lines of output are one JSON object for each board, in their order, with what it said of itself.
// Exit codes: 0 done, 1 failed, 2 called wrongly.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { TcpSerialPort } from "./tcp-serial-port.mjs";

const LIBRARY = process.env.ESPTOOL_JS ?? new URL("../../../ui/node_modules/esptool-js/lib/index.js", import.meta.url).href;

const ROM_BLOCK_BYTES = 0x400;
const BOARDS_AT_ONCE = 4;

class UsageError extends Error {}

function number(text) {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new UsageError(`"${text}" is no number; decimal and 0x… are understood`);
  }
  return value;
}

function split(text, separator) {
  const at = text.indexOf(separator);
  if (at < 1) {
    throw new UsageError(`"${text}" lacks "${separator}"`);
  }
  return [text.slice(0, at), text.slice(at + 1)];
}

/** One wish for each board. */
function parseAll(args) {
  const groups = [[]];
  for (const arg of args) {
    if (arg === "--and") {
      groups.push([]);
    } else {
      groups.at(-1).push(arg);
    }
  }
  return groups.map(parse);
}

function parse(args) {
  const wish = { baud: 921600, stub: true, compress: true, eraseAll: false, verbose: false, reads: [], files: [] };
  const rest = [...args];
  const value = (option) => {
    if (rest.length === 0) {
      throw new UsageError(`${option} wants a value`);
    }
    return rest.shift();
  };
  while (rest.length > 0) {
    const arg = rest.shift();
    if (arg === "--port") {
      const [host, port] = split(value(arg).replace(/^socket:\/\//, ""), ":");
      wish.host = host;
      wish.port = number(port);
    } else if (arg === "--baud") {
      wish.baud = number(value(arg));
    } else if (arg === "--no-stub") {
      wish.stub = false;
    } else if (arg === "--plain") {
      wish.compress = false;
    } else if (arg === "--erase-all") {
      wish.eraseAll = true;
    } else if (arg === "--verbose") {
      wish.verbose = true;
    } else if (arg === "--read") {
      const [range, file] = split(value(arg), "=");
      const [offset, size] = split(range, ":");
      wish.reads.push({ offset: number(offset), size: number(size), file });
    } else if (arg.startsWith("-")) {
      throw new UsageError(`unknown option ${arg}`);
    } else {
      const [offset, file] = split(arg, "=");
      wish.files.push({ offset: number(offset), file });
    }
  }
  if (wish.host === undefined) {
    throw new UsageError("--port HOST:PORT is missing");
  }
  return wish;
}

async function work(wish, { ESPLoader, Transport }) {
  const log = wish.verbose ? (line) => console.error(line) : () => {};
  const port = new TcpSerialPort(wish.host, wish.port);
  const transport = new Transport(port, false);
  transport.trace = log;
  const loader = new ESPLoader({
    transport,
    baudrate: wish.baud,
    romBaudrate: 115200,
    terminal: { clean() {}, write: log, writeLine: log },
    debugLogging: false,
  });
  if (!wish.stub) {
    // esptool-js always uploads its stub and sizes its blocks for it; the ROM takes 0x1800 bytes at most
    loader.runStub = async () => loader.chip;
    loader.FLASH_WRITE_SIZE = ROM_BLOCK_BYTES;
    // the ROM sends a digest as 32 characters, which esptool-js turns into hex once more
    const flashMd5sum = loader.flashMd5sum.bind(loader);
    loader.flashMd5sum = async (...range) => Buffer.from(await flashMd5sum(...range), "hex").toString("ascii");
  }
  try {
    const description = await loader.main("no_reset");
    const about = {
      chip: loader.chip.CHIP_NAME,
      description,
      mac: await loader.chip.readMac(loader),
      flashId: (await loader.readFlashId()) & 0xffffff,
      stub: loader.IS_STUB,
    };
    if (wish.eraseAll) {
      await loader.eraseFlash();
    }
    const fileArray = await Promise.all(
      wish.files.map(async ({ offset, file }) => ({ address: offset, data: new Uint8Array(await readFile(file)) })),
    );
    if (fileArray.length > 0) {
      await loader.writeFlash({
        fileArray,
        flashSize: "keep",
        flashMode: "keep",
        flashFreq: "keep",
        eraseAll: false,
        compress: wish.compress,
        calculateMD5Hash: (image) => createHash("md5").update(image).digest("hex"),
      });
    }
    for (const { offset, size, file } of wish.reads) {
      await writeFile(file, await loader.readFlash(offset, size));
    }
    return about;
  } finally {
    await port.close();
  }
}

/**
 * With several boards, each is tried twice: on a busy machine esptool-js 0.7.0 flushes its input in the middle of a late reply
 * to SYNC, and takes what follows for something else. What is really wrong is wrong twice.
 */
async function patiently(wish, boards, library) {
  try {
    return await work(wish, library);
  } catch (error) {
    if (boards === 1) {
      throw error;
    }
    console.error(`${wish.host}:${wish.port} once more: ${error.message}`);
    return work(wish, library);
  }
}

try {
  const wishes = parseAll(process.argv.slice(2));
  const library = await import(LIBRARY);
  const named = (wish) => (error) => {
    throw new Error(`${wish.host}:${wish.port}: ${error.message}`, { cause: error });
  };
  const abouts = [];
  const left = [...wishes.entries()];
  // each lane takes one board after the other: too many at once, and esptool-js misses its own short timeouts
  const lane = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [index, wish] = next;
      abouts[index] = await patiently(wish, wishes.length, library).catch(named(wish));
    }
  };
  await Promise.all(Array.from({ length: BOARDS_AT_ONCE }, lane));
  for (const about of abouts) {
    console.log(JSON.stringify(about));
  }
  process.exit(0);
} catch (error) {
  console.error(error instanceof UsageError ? `${error.message}` : error);
  process.exit(error instanceof UsageError ? 2 : 1);
}
