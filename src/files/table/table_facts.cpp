// SPDX-License-Identifier: MIT
#include "files/table/table_facts.hpp"

#include <fmt/format.h>

#include "files/table/column_names.hpp"

namespace eupnea {

std::optional<double> TableFacts::unit_s_in_name(std::size_t column) const
{
    const auto& names = head.layout.names;
    return column < names.size() ? meaning_of(names[column]).unit_s : std::nullopt;
}

UserMessage TableFacts::message(std::string_view what) const
{
    return {fmt::format("{}: {}", path.filename().string(), what)};
}

} // namespace eupnea
