#!/usr/bin/env python3
"""The floors must be able to fail."""
import unittest

from compare_floors import compare, lookup

MEASURED = {"quantities": {"plain": {"value": 0.9}}, "sets": {"a": {"found": 2}, "b": {"found": 3, "false": 0}}}


class Floors(unittest.TestCase):
    def test_lookup(self):
        for name, value in [("quantities.plain.value", 0.9), ("sets.*.found", 5), ("sets.b.false", 0), ("sets.a.false", None),
                            ("pairs.any.tp", None), ("quantities.plain", None)]:
            self.assertEqual(lookup(MEASURED, name), value, name)

    def test_bounds(self):
        for name, bound, holds in [("quantities.plain.value", {"min": 0.9}, True), ("quantities.plain.value", {"min": 0.91}, False),
                                   ("sets.b.false", {"max": 0}, True), ("sets.*.found", {"max": 4}, False),
                                   ("nothing.here", {"min": 0}, False), ("nothing.here", {"max": 9}, False)]:
            self.assertEqual([row[3] for row in compare({name: bound}, MEASURED)], [holds], name)

    def test_a_bound_of_another_kind_is_refused(self):
        with self.assertRaises(SystemExit):
            compare({"sets.b.false": {"minimum": 0}}, MEASURED)


if __name__ == "__main__":
    unittest.main()
