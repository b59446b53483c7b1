// Reads a WARC file with the npm package warcio and prints one line of JSON a
// record: what the record says of itself, and the SHA-256 of what was read.
// Each record must also open by itself, as the gzip member at its offset.
// Written for the tests: node read_warc.mjs FOLDER-OF-NODE-MODULES FILE
import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gunzipSync } from "node:zlib";

const [, , folder, file] = process.argv;
const { WARCParser } = createRequire(folder + "/")("warcio");
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

const blocks = [];
const parser = new WARCParser(createReadStream(file), { parseHttp: false });
const whole = readFileSync(file);
for await (const record of parser) {
  const block = await record.readFully(false);
  await record.skipFully();
  blocks.push({ offset: parser.offset, sha256: sha256(block) });
}
blocks.forEach((block, n) => {
  const end = n + 1 < blocks.length ? blocks[n + 1].offset : whole.length;
  block.alone = gunzipSync(whole.subarray(block.offset, end)).subarray(0, 8).toString();
});

let n = 0;
for await (const record of new WARCParser(createReadStream(file))) {
  const raw = await record.readFully(false);
  console.log(JSON.stringify({
    type: record.warcType, address: record.warcTargetURI ?? "", at: record.warcDate, media_type: record.warcContentType,
    payload_digest: record.warcPayloadDigest ?? "", block_digest: record.warcBlockDigest ?? "",
    status: record.httpHeaders?.statusCode ?? 0, coding: record.httpHeaders?.headers.get("Content-Encoding") ?? "",
    payload_sha256: sha256(raw), content_sha256: sha256(await record.readFully(true)),
    block_sha256: blocks[n].sha256, alone: blocks[n].alone,
  }));
  n++;
}
