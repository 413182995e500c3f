// SPDX-License-Identifier: MIT
// Numbers from a text file, gzipped or not.
#include "bench/support/columns.hpp"

#include <cstdlib>
#include <memory>
#include <zlib.h>

namespace eupnea::bench {
namespace {

struct CloseFile {
    void operator()(gzFile file) const { gzclose(file); }
};
using File = std::unique_ptr<gzFile_s, CloseFile>;

std::string read_text(const std::filesystem::path& path)
{
    std::string text;
    const File file{gzopen(path.c_str(), "rb")};
    if (!file) return text;
    char block[1 << 16];
    for (int n = 0; (n = gzread(file.get(), block, sizeof block)) > 0;)
        text.append(block, static_cast<std::size_t>(n));
    return text;
}

} // namespace

std::vector<std::vector<std::string>> read_rows(const std::filesystem::path& path)
{
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string field;
    for (const char c : read_text(path) + "\n") {
        if (c != '\n' && c != ',' && c != ';' && c != '\t' && c != ' ') {
            if (c != '\r') field += c;
            continue;
        }
        if (c != ' ' || !field.empty()) row.push_back(std::move(field));
        field.clear();
        if (c != '\n') continue;
        rows.push_back(std::move(row));
        row.clear();
    }
    return rows;
}

std::vector<double> read_column(const std::filesystem::path& path, std::size_t column)
{
    std::vector<double> numbers;
    for (const auto& row : read_rows(path)) {
        if (column >= row.size() || row[column].empty()) continue;
        char* end = nullptr;
        const double number = std::strtod(row[column].c_str(), &end);
        if (*end == '\0') numbers.push_back(number);
    }
    return numbers;
}

} // namespace eupnea::bench
