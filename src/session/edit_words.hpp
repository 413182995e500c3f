// SPDX-License-Identifier: MIT
// What an edit was, and why one could not be made, in words.
#pragma once

#include <string>
#include <string_view>

#include "base/event.hpp"
#include "heart/record/interval_edit.hpp"

namespace eupnea {

/// "interval 12 split into 2", "0:20 to 0:35 left out: moved".
std::string words_for(const Edited& edit);

/// A sentence.
std::string_view sentence(EditRefusal refusal);

} // namespace eupnea
