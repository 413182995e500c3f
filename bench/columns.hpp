// SPDX-License-Identifier: MIT
// Columns of numbers from a recording's file, for the tables.
#pragma once

#include "source_tree.hpp"

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>
#include <zlib.h>

namespace eupnea::bench {

using Columns = std::vector<std::vector<double>>;

/// Rows of numbers from a plain or gzipped CSV; a row that does not begin with a number is left out.
inline Columns read_columns(const std::filesystem::path& path)
{
    Columns columns;
    gzFile file = gzopen(path.c_str(), "rb");
    if (!file) return columns;
    std::vector<char> line(1 << 16);
    while (gzgets(file, line.data(), static_cast<int>(line.size()))) {
        char* at = line.data();
        for (std::size_t column = 0;; ++column) {
            char* end = nullptr;
            const double value = std::strtod(at, &end);
            if (end == at) break;
            if (columns.size() <= column) columns.emplace_back();
            columns[column].push_back(value);
            at = end + std::strspn(end, " \r");
            if (*at != ',' && *at != '\t') break;
            ++at;
        }
    }
    gzclose(file);
    return columns;
}

inline std::filesystem::path recordings()
{
    const char* named = std::getenv("EUPNEA_DATA");
    return named ? named : eupnea::source_folder() / "../shared/data";
}

} // namespace eupnea::bench
