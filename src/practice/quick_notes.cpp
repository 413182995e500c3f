// SPDX-License-Identifier: MIT
#include "practice/quick_notes.hpp"

#include <sstream>

#include "base/small_file.hpp"

namespace eupnea {

std::vector<std::string> read_quick_notes(const std::filesystem::path& file)
{
    std::istringstream text{read_small_file(file).value_or("")};
    std::vector<std::string> notes;
    for (std::string line; std::getline(text, line);)
        if (!line.empty() && line.front() != '#') notes.push_back(line);
    return notes;
}

} // namespace eupnea
