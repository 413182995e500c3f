// SPDX-License-Identifier: MIT
// What is said of two people, as text to read and as JSON.
#pragma once

#include <array>
#include <string>

#include "together/togetherness.hpp"

namespace eupnea {

struct TogetherRequest {
    std::array<std::string, 2> titles; ///< of the records: the file, or the session with its date
    bool who_first = false;            ///< it is told only to those who ask
};

std::string together_text(const Togetherness& found, const TogetherRequest& request);

/// `sources`, `common_time`, `heart`, `breath`, and `who_first` when requested; null where there is no honest
/// value.
std::string together_json(const Togetherness& found, const TogetherRequest& request);

} // namespace eupnea
