// A second reader of C2PA: c2pa-ts by TrustNXT, written apart from c2pa-rs, in a process that opens no connection.
//
//   node read.mjs FOLDER FILE …
//
// FOLDER is where its packages are installed (`python3 dev test` does that). For each file one line of JSON goes out: whether
// the file and its claim are valid, and the status codes. c2pa-ts 0.9.4 lists HEIC alone among the brands of ISO media that it
// opens; its hashing of their boxes is general, so the brands of MP4 are added to its list here, and nothing else is changed.
// It checks hashes, the signature and the certificate's profile and days, and no chain up to a root.
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { webcrypto } from 'node:crypto';

globalThis.crypto ??= webcrypto; // Node 18 keeps it to itself

const [folder, ...files] = process.argv.slice(2);
const part = (name) =>
  import(pathToFileURL(path.join(folder, 'node_modules', '@trustnxt', 'c2pa-ts', 'dist', name, 'index.js')).href);
const { BMFF, JPEG } = await part('asset');
const { SuperBox } = await part('jumbf');
const { ManifestStore } = await part('manifest');

for (const brand of ['isom', 'iso2', 'mp41', 'mp42', 'avc1']) BMFF.canReadBrands.add(brand);

async function read(file) {
  try {
    const bytes = await fs.readFile(file);
    const asset = JPEG.canRead(bytes) ? new JPEG(bytes) : new BMFF(bytes);
    const store = asset.getManifestJUMBF();
    if (store === undefined) return { valid: false, codes: ['no claim'] };
    const found = await ManifestStore.read(SuperBox.fromBuffer(store)).validate(asset);
    return { valid: found.isValid, codes: found.statusEntries.map((entry) => entry.code) };
  } catch (error) {
    return { valid: false, codes: [String(error.message ?? error)] };
  }
}

for (const file of files) console.log(JSON.stringify({ file, ...(await read(file)) }));
