// @ts-check
import { randomBytes } from "node:crypto";
import { existsSync, lstatSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

/** The parts to unpack: the browser, the libraries that a bare machine lacks, and a font. */
const parts = ["chromium.br", "al2023.tar.br", "fonts.tar.br"];
const kept = ["chromium", "al2023/lib/libnss3.so", "al2023/lib/libnspr4.so", "al2023/lib/libexpat.so.1", "fonts.conf"];

/**
 * The Chromium that comes inside an npm package for Linux on x64, unpacked once for each user, and the variables
 * it needs to find its libraries.
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>}
 */
export async function unpackBundledChromium() {
  const bin = path.join(path.dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "../bin");
  const { version } = JSON.parse(await readFile(path.join(bin, "../package.json"), "utf8"));
  const folder = path.join(tmpdir(), `cloud-console-chromium-${version}-${process.getuid?.()}`);

  // Systems sweep their temporary folders file by file.
  if (existsSync(folder) && !kept.every((file) => existsSync(path.join(folder, file)))) {
    await rm(folder, { recursive: true });
  }
  if (!existsSync(folder)) await unpack(bin, folder);
  // In a folder open to all, somebody else may have put another program there.
  if (lstatSync(folder).uid !== process.getuid?.())
    throw new Error(`${folder} is not ours. Remove it, then try again.`);

  const libraries = [path.join(folder, "al2023/lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  const env = { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: path.join(folder, "fonts.conf") };
  return { executablePath: path.join(folder, "chromium"), env };
}

/**
 * The fonts of the system, if any, and the one unpacked: without any font at all, a page has no text.
 * @param {string} folder
 */
const fontSettings = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`;

/** Unpacks under another name first, so that what is there is always whole. @param {string} bin @param {string} folder */
async function unpack(bin, folder) {
  const draft = `${folder}.${randomBytes(4).toString("hex")}`;
  await mkdir(draft, { mode: 0o700 });
  const { inflate } = await import("@sparticuz/chromium");

  // The package unpacks to the temporary folder of the moment it is called.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = draft;
  const unpacked = parts.map((part) => inflate(path.join(bin, part)));
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;

  await Promise.all(unpacked);
  await writeFile(path.join(draft, "fonts.conf"), fontSettings(folder));
  // When another process was quicker, its work is as good.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
}
