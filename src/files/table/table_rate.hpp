// SPDX-License-Identifier: MIT
// The sample rate of a table's rows.
#pragma once

#include <optional>

#include "files/table/table_facts.hpp"
#include "files/table/table_plan.hpp"

namespace eupnea {

/// The rate that the head states or its times show; none when the person has to give it.
std::optional<SampleRate> apparent_rate(const TableFacts& facts);

/// --rate, else the stamps, else what the file says elsewhere; never invented.
Result<SampleRate> rate_of(const TableFacts& facts, TablePlan& plan);

} // namespace eupnea
