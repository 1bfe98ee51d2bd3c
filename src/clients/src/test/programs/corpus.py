"""Payloads as Python's libraries encode them, each with what it says.

    python3 corpus.py FOLDER     writes a file for each payload, and python.ndjson, which has a line for each
"""

import base64
import gzip
import io
import json
import pathlib
import sys
import zlib

import cbor2
import lz4.frame
import msgpack
import snappy
import zstandard

FOLDER = pathlib.Path(sys.argv[1])
LINES = []

ONE = {"id": 1, "name": "Ada", "tags": ["a", "b"], "price": 12.5, "active": True, "note": None}
TWO = {"id": 2, "name": "Zoë 😀", "tags": [], "price": 0.1, "active": False, "note": "x" * 300}
BOTH = [ONE, TWO]


def text(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def encoded(value):
    return text(value).encode()


def sample(name, made, chain, data, values):
    """How a payload was made, what it is made of from the outside in, its bytes, and the values it holds."""
    file = f"py-{name}.bin"
    (FOLDER / file).write_bytes(data)
    LINES.append(text({"file": file, "made": made, "chain": chain, "values": values}))


def zstd_of_unknown_size(data):
    """What a stream writes that does not know how much will come."""
    out = io.BytesIO()
    with zstandard.ZstdCompressor().stream_writer(out, closefd=False) as stream:
        stream.write(data)
    return out.getvalue()


def hadoop_snappy(data):
    block = snappy.compress(data)
    return len(data).to_bytes(4, "big") + len(block).to_bytes(4, "big") + block


def layers():
    sample("gzip", "gzip compress", ["gzip", "json"], gzip.compress(encoded(TWO), mtime=0), [TWO])
    named = io.BytesIO()
    with gzip.GzipFile("orders.json", "wb", fileobj=named, mtime=1) as file:
        file.write(encoded(ONE))
    sample("gzip-with-name", "gzip GzipFile", ["gzip", "json"], named.getvalue(), [ONE])
    sample("zlib", "zlib compress", ["zlib", "json"], zlib.compress(encoded(TWO), 9), [TWO])
    zstd = zstandard.ZstdCompressor()
    sample("zstd", "zstandard compress", ["zstd", "json"], zstd.compress(encoded(TWO)), [TWO])
    sample("zstd-stream", "zstandard stream_writer", ["zstd", "json"], zstd_of_unknown_size(encoded(TWO)), [TWO])
    sample("zstd-frames", "zstandard compress", ["zstd", "json"], b"".join(map(zstd.compress, map(encoded, BOTH))), BOTH)
    sample("snappy-hadoop", "python-snappy compress, in a block of Hadoop", ["snappy", "json"], hadoop_snappy(encoded(TWO)), [TWO])
    lines = base64.encodebytes(encoded(TWO))
    sample("base64-lines", "base64 encodebytes", ["base64", "json"], lines, [TWO])
    for encoding in ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"]:
        chain = ["json"] if encoding == "utf-8-sig" else ["utf-16", "json"]
        sample(encoding, f"str encode {encoding}", chain, text(TWO).encode(encoding), [TWO])


def logs():
    message = {
        "messageType": "DATA_MESSAGE",
        "owner": "1",
        "logGroup": "g",
        "logStream": "s",
        "subscriptionFilters": ["f"],
        "logEvents": [{"id": str(i), "timestamp": i, "message": f"line {i}"} for i in range(3)],
    }
    about = {key: message[key] for key in ["owner", "logGroup", "logStream", "subscriptionFilters"]}
    events = [{**event, **about} for event in message["logEvents"]]
    packed = gzip.compress(encoded(message), mtime=0)
    sample("cloudwatch-logs", "gzip compress", ["gzip", "cloudwatch-logs", "json"], packed, events)
    delivered = gzip.compress(packed + packed, mtime=0)
    sample("cloudwatch-logs-delivered", "gzip compress", ["gzip", "gzip", "cloudwatch-logs", "json"], delivered, events * 2)


def formats():
    sample("lz4", "lz4.frame compress", ["lz4", "json"], lz4.frame.compress(encoded(TWO)), [TWO])
    checked = lz4.frame.compress(encoded(TWO), content_checksum=True, block_linked=False, store_size=False)
    sample("lz4-checked", "lz4.frame compress, with a checksum", ["lz4", "json"], checked, [TWO])
    sample("msgpack", "msgpack packb", ["msgpack"], msgpack.packb(TWO), [TWO])
    sample("cbor", "cbor2 dumps", ["cbor"], cbor2.dumps(TWO), [TWO])
    sample("cbor-described", "cbor2 dumps, tag 55799", ["cbor"], cbor2.dumps(cbor2.CBORTag(55799, TWO)), [TWO])
    types = {"bytes": b"\x00\x01\x02", "big": 2**70, "text": "é", "half": 1.5, "simple": None}
    plain = {**types, "bytes": base64.b64encode(types["bytes"]).decode()}
    sample("cbor-types", "cbor2 dumps", ["cbor"], cbor2.dumps(types), [plain])
    sample("cbor-row", "cbor2 dumps", ["cbor"], b"".join(map(cbor2.dumps, BOTH)), BOTH)


layers()
logs()
formats()
(FOLDER / "python.ndjson").write_text("".join(line + "\n" for line in LINES), encoding="utf-8")
