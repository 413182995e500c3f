// SPDX-License-Identifier: MIT
// What makes a well-formed practice one that can be followed without hurry.
#pragma once

#include "practice/practice.hpp"
#include "practice/toml_reader.hpp"

namespace eupnea {

/// Prompts lie within the step, fit on the screen, and belong to a breath that is guided.
void check_step(TomlReader& reader, const toml::table& table, const PracticeStep& step);

/// There are steps, and at the shortest length there still is time to read each prompt.
void check_practice(TomlReader& reader, const toml::table& table, const Practice& practice);

} // namespace eupnea
