#!/usr/bin/env python3
"""Fit the weights of checker/compare/similarity.cc to pairs of slots with different figures.

    calibrate.py PAIR_SIGNALS_BINARY [--shared DIR] [--seeds N]

Positive pairs: figures planted into repeated statements (shared/eval/plant with several seeds) and sentence pairs judged to
conflict (shared/corpus/pairs). Negative: every other candidate pair of the unchanged collection, and pairs judged otherwise.
Logistic regression by gradient descent, standard library only; prints the weights as a C++ initializer and a table of
precision and recall by probability on a held-out quarter (split by document or pair id, never by line).
"""
import argparse, collections, hashlib, json, math, os, subprocess, sys, tempfile


def run(binary, args):
    out = subprocess.run([binary, *args], capture_output=True, check=True).stdout.decode()
    return [json.loads(line) for line in out.splitlines()]


def overlaps(pair_side, mention):
    name, start, end = pair_side
    return name == mention["doc"] and start < mention["end"] and mention["start"] < end


def planted(binary, shared, seed):
    with tempfile.TemporaryDirectory() as tmp:
        subprocess.run([os.path.join(shared, "eval", "plant"), os.path.join(shared, "corpus", "collection"), tmp, "--edits", "200", "--seed", str(seed)],
                       check=True, stdout=subprocess.DEVNULL)
        facts = json.load(open(os.path.join(tmp, "gold.json")))["facts"]
        docs = sorted(os.path.join(tmp, "docs", n) for n in os.listdir(os.path.join(tmp, "docs")))
        at = collections.defaultdict(list)
        for f in facts:
            at[f["mentions"][0]["doc"]].append(f)
        rows = []
        for r in run(binary, docs):
            hit = [f for side in ("a", "b") for f in at.get(r[side][0], []) if overlaps(r[side], f["mentions"][0])]
            if hit:
                other = r["b"] if overlaps(r["a"], hit[0]["mentions"][0]) else r["a"]
                label = any(overlaps(other, m) for m in hit[0]["mentions"][1:])
                rows.append((label, f"{seed}/{hit[0]['id']}", r))
            elif seed == 1:
                rows.append((False, r["a"][0], r))
        return rows


def judged(binary, shared):
    gold = [json.loads(l) for l in open(os.path.join(shared, "corpus", "pairs", "pairs.jsonl"))]
    label = {g["id"]: g["label"] == "conflict" for g in gold}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as f:
        for g in gold:
            for side in "ab":
                f.write(json.dumps({"id": g["id"] + "/" + side, "set": g["id"], "text": g[side]}) + "\n")
        f.flush()
        rows = run(binary, ["--jsonl", f.name])
    return [(label[r["set"]], r["set"], r) for r in rows]


def fit(rows, n, rounds=400, rate=1.0, ridge=1e-4):
    w, b = [0.0] * n, -2.0
    total = sum(weight for _, _, weight in rows)
    velocity = [0.0] * (n + 1)
    for _ in range(rounds):
        grad = [0.0] * (n + 1)
        for label, x, weight in rows:
            z = b + sum(wi * xi for wi, xi in zip(w, x) if xi)
            err = (1 / (1 + math.exp(-max(-30, min(30, z)))) - label) * weight
            for i, xi in enumerate(x):
                if xi:
                    grad[i] += err * xi
            grad[n] += err
        for i in range(n + 1):
            g = grad[i] / total + (ridge * w[i] if i < n else 0)
            velocity[i] = 0.9 * velocity[i] - rate * g
            if i < n:
                w[i] += velocity[i]
            else:
                b += velocity[i]
    return w, b


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("binary")
    ap.add_argument("--shared", default=os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared"))
    ap.add_argument("--seeds", type=int, default=4)
    a = ap.parse_args()
    rows = [r for seed in range(1, a.seeds + 1) for r in planted(a.binary, a.shared, seed)] + judged(a.binary, a.shared)
    rows = [r for r in rows if not r[2]["veto"]]
    held = lambda key: hashlib.sha256(key.encode()).digest()[0] < 64
    weigh = lambda label: 1.0
    train = [(float(l), r["signals"], weigh(l)) for l, key, r in rows if not held(key)]
    test = [(l, r["signals"], key) for l, key, r in rows if held(key)]
    n = len(rows[0][2]["signals"])
    w, b = fit(train, n)
    print("bias", round(b, 2))
    print("weights {" + ", ".join(f"{x:.2f}" for x in w) + "}")
    score = lambda x: 1 / (1 + math.exp(-(b + sum(wi * xi for wi, xi in zip(w, x)))))
    positives = sum(l for l, _, _ in test)
    print(f"{len(train)} pairs to fit, {len(test)} held out with {positives} positive")
    for t in (.1, .2, .3, .4, .5, .6, .7, .8, .9):
        hit = [l for l, x, _ in test if score(x) >= t]
        print(f"p >= {t}: {len(hit)} pairs, precision {sum(hit) / max(1, len(hit)):.2f}, recall {sum(hit) / max(1, positives):.2f}")


main()
