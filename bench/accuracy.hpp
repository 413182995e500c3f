// SPDX-License-Identifier: MIT
// The accuracy tables there are: each accuracy_*.cpp adds its own.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace eupnea::bench {

/// A table that prints itself; `options` is what follows its name on the command line.
struct Table {
    std::string name;
    std::function<int(const std::vector<std::string>& options)> print;
};

inline std::vector<Table>& tables()
{
    static std::vector<Table> all;
    return all;
}
inline bool add_table(Table table)
{
    tables().push_back(std::move(table));
    return true;
}

} // namespace eupnea::bench
