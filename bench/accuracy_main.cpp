// SPDX-License-Identifier: MIT
// eupnea_accuracy TABLE...: prints accuracy tables over the recordings.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <fmt/format.h>

#include "accuracy.hpp"

int main(int argc, char** argv)
{
    const auto& tables = eupnea::bench::tables();
    const std::string wanted = argc > 1 ? argv[1] : "";
    const auto table =
        std::find_if(tables.begin(), tables.end(), [&](const auto& t) { return t.name == wanted; });
    if (table == tables.end()) {
        fmt::print(stderr, "usage: eupnea_accuracy TABLE [OPTION]...\ntables:");
        for (const auto& t : tables) fmt::print(stderr, " {}", t.name);
        fmt::print(stderr, "\n");
        return 2;
    }
    try {
        return table->print({argv + 2, argv + argc});
    } catch (const std::exception& e) {
        fmt::print(stderr, "eupnea_accuracy: {}\n", e.what());
        return 1;
    }
}
