// SPDX-License-Identifier: MIT
#include "base/printable.hpp"

#include "catch.hpp"

using namespace eupnea;

TEST_CASE("printable: control characters, marks of direction and broken UTF-8 are replaced")
{
    CHECK(printable("Ruhe, \xC3\xA9tude \xE6\x9D\xB1") == "Ruhe, \xC3\xA9tude \xE6\x9D\xB1");
    CHECK(printable("a\x1B[2Jb") == "a\xEF\xBF\xBD[2Jb");
    CHECK(printable("a\nb\tc\x7F") == "a\xEF\xBF\xBD"
                                      "b\xEF\xBF\xBD"
                                      "c\xEF\xBF\xBD");
    CHECK(printable("\xC2\x9B"
                    "31m") == "\xEF\xBF\xBD"
                              "31m");
    CHECK(printable("x\xE2\x80\xAEy") == "x\xEF\xBF\xBDy");
    CHECK(printable("\xB5V \xC3") == "\xEF\xBF\xBDV \xEF\xBF\xBD");
    CHECK(printable("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(printable_lines("a\nb\r") == "a\nb\xEF\xBF\xBD");
}
