"""Each rule of the house finds what breaks it, and lets pass what does not."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

import house


class House(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def write(self, name: str, text: str = "") -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def assert_one_breach(self, words: str) -> None:
        found = list(house.breaches(self.root))
        self.assertEqual(len(found), 1, found)
        self.assertIn(words, found[0])

    def test_lower_room_may_be_included(self) -> None:
        self.write("include/guiju/base/span.hpp")
        self.write("include/guiju/feel/tree.hpp", "#include <guiju/base/span.hpp>\n#include <vector>\n")
        self.assertEqual(list(house.breaches(self.root)), [])

    def test_upper_room_may_not_be_included(self) -> None:
        self.write("include/guiju/feel/tree.hpp")
        self.write("include/guiju/value/value.hpp", "#include <guiju/feel/tree.hpp>\n")
        self.assert_one_breach("room value may not include guiju/feel/tree.hpp of room feel")

    def test_upper_room_may_not_be_included_from_source(self) -> None:
        self.write("include/guiju/program/program.hpp")
        self.write("src/feel/parse.cpp", "#include <guiju/program/program.hpp>\n")
        self.assert_one_breach("room feel may not include")

    def test_private_header_of_upper_room_may_not_be_included(self) -> None:
        self.write("src/program/types.hpp")
        self.write("src/feel/parse.cpp", '#include "program/types.hpp"\n')
        self.assert_one_breach("room feel may not include")

    def test_formats_do_not_include_each_other(self) -> None:
        self.write("include/guiju/formats/dmn/read.hpp")
        self.write("include/guiju/formats/rules/read.hpp", "#include <guiju/formats/dmn/read.hpp>\n")
        self.assert_one_breach("room formats/rules may not include")

    def test_formats_share_what_lies_in_formats(self) -> None:
        self.write("include/guiju/formats/format.hpp")
        self.write("include/guiju/formats/rules/read.hpp", "#include <guiju/formats/format.hpp>\n")
        self.assertEqual(list(house.breaches(self.root)), [])

    def test_public_header_includes_no_third_party(self) -> None:
        self.write("include/guiju/base/text.hpp", "#include <boost/config.hpp>\n")
        self.assert_one_breach("neither standard C++ nor guiju")

    def test_public_header_includes_no_c_header(self) -> None:
        self.write("include/guiju/base/text.hpp", "#include <unistd.h>\n")
        self.assert_one_breach("neither standard C++ nor guiju")

    def test_public_header_includes_nothing_by_a_relative_path(self) -> None:
        self.write("include/guiju/base/span.hpp")
        self.write("include/guiju/base/text.hpp", '#include "span.hpp"\n')
        self.assert_one_breach("names another from guiju/ on")

    def test_source_may_include_third_party(self) -> None:
        self.write("src/graph/order.cpp", "#include <boost/graph/adjacency_list.hpp>\n")
        self.assertEqual(list(house.breaches(self.root)), [])

    def test_missing_header_is_told(self) -> None:
        self.write("src/graph/order.cpp", "#include <guiju/graph/nowhere.hpp>\n")
        self.assert_one_breach("does not exist")

    def test_circle_within_a_room_is_told(self) -> None:
        self.write("include/guiju/value/a.hpp", "#include <guiju/value/b.hpp>\n")
        self.write("include/guiju/value/b.hpp", "#include <guiju/value/a.hpp>\n")
        self.assert_one_breach("includes go round: include/guiju/value/a.hpp -> include/guiju/value/b.hpp")

    def test_two_ways_to_one_header_are_no_circle(self) -> None:
        self.write("include/guiju/value/a.hpp", "#include <guiju/value/b.hpp>\n#include <guiju/value/c.hpp>\n")
        self.write("include/guiju/value/b.hpp", "#include <guiju/value/c.hpp>\n")
        self.write("include/guiju/value/c.hpp")
        self.assertEqual(list(house.breaches(self.root)), [])

    def test_command_stands_on_the_facade(self) -> None:
        self.write("include/guiju/feel/tree.hpp")
        self.write("src/cli/main.cpp", "#include <guiju/feel/tree.hpp>\n")
        self.assert_one_breach("only <guiju/guiju.hpp> is for those outside")

    def test_library_may_not_include_the_command(self) -> None:
        self.write("src/cli/table.hpp")
        self.write("src/feel/parse.cpp", '#include "cli/table.hpp"\n')
        self.assert_one_breach("which is in no room")

    def test_folder_that_is_no_room_is_told(self) -> None:
        self.write("src/attic/old.cpp")
        self.assert_one_breach("stands in no room")

    def test_names_that_say_nothing_are_told(self) -> None:
        self.write("src/feel/string_utils.cpp")
        self.assert_one_breach("'string_utils' says nothing")

    def test_long_files_are_told(self) -> None:
        self.write("src/feel/parse.cpp", "\n" * (house.MOST_LINES + 1))
        self.assert_one_breach("601 lines")


if __name__ == "__main__":
    unittest.main()
