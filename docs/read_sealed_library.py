#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads a sealed library by its format (docs/library_format.md): read_sealed_library.py LIBRARY < passphrase"""
import ctypes, json, sqlite3, struct, sys, zlib

sodium = ctypes.CDLL("libsodium.so.23")


def opened(key, place, sealed):
    """XChaCha20-Poly1305 with the nonce in front; ISO/IEC 7816-4 padding behind."""
    plain, size, place = ctypes.create_string_buffer(len(sealed) - 40), ctypes.c_ulonglong(), place.encode()
    if sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(plain, ctypes.byref(size), None, sealed[24:], ctypes.c_ulonglong(len(sealed) - 24), place, ctypes.c_ulonglong(len(place)), sealed[:24], key):
        raise SystemExit(f"cannot be read: {place.decode()}")
    return plain.raw[:plain.raw.rindex(b"\x80")]


def value(key, place, sealed):
    plain = opened(key, place, sealed)
    return {b"n": lambda _: None, b"t": bytes.decode, b"b": bytes, b"i": lambda b: struct.unpack("<q", b)[0],
            b"r": lambda b: struct.unpack("<d", b)[0]}[plain[:1]](plain[1:])


library, keys, words = sqlite3.connect(sys.argv[1]), json.load(open(sys.argv[1] + ".keys")), sys.stdin.readline().rstrip("\n").encode()
of, passphrase_key = keys["passphrase"], ctypes.create_string_buffer(32)
assert sodium.crypto_pwhash(passphrase_key, ctypes.c_ulonglong(32), words, ctypes.c_ulonglong(len(words)), bytes.fromhex(of["salt"]), ctypes.c_ulonglong(of["passes"]), ctypes.c_size_t(of["memory_bytes"]), 2) == 0
library_key = opened(passphrase_key.raw, "library key " + keys["library"], bytes.fromhex(of["library_key"]))
for person, identity, name in library.execute("SELECT number, identity, name FROM person").fetchall():
    key = opened(library_key, "person key " + identity, bytes.fromhex(keys["people"][identity]))
    print("person", person, value(key, f"person.name {person}", name))
    for number, text in library.execute("SELECT number, text FROM journal WHERE person = ?", (person,)):
        print("journal", number, value(key, f"journal.text {number}", text))
    for session, device in library.execute("SELECT number, device FROM session WHERE person = ?", (person,)).fetchall():
        print("session", session, value(key, f"session.device {session}", device))
        for page, body in library.execute("SELECT page, body FROM sealed_events WHERE session = ? ORDER BY page", (session,)):
            print(zlib.decompress(value(key, f"sealed_events.body {session} {page}", body)[4:]).decode(), end="")
        for first, body in library.execute("SELECT first, body FROM samples WHERE session = ? ORDER BY first", (session,)):
            print("samples", first, struct.unpack("<I", value(key, f"samples.body {session} {first}", body)[:4])[0])
