// SPDX-License-Identifier: MIT
// The keys of a step that practices and session plans write alike.
#pragma once

#include "practice/practice.hpp"
#include "practice/toml_reader.hpp"

namespace eupnea {

/// "breathing": "free", "slow down" or a pattern.
void read_breathing(TomlReader& reader, const toml::table& table, PracticeStep& step);

/// "eyes": "open", "closed" or "elsewhere"; left out, they are open.
void read_eyes(TomlReader& reader, const toml::table& table, PracticeStep& step);

} // namespace eupnea
