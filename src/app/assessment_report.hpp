// SPDX-License-Identifier: MIT
// What an assessment came to, as a table and as JSON.
#pragma once

#include <string>

#include "base/event.hpp"
#include "resonance/resonance.hpp"

namespace eupnea::app {

/// A row for each pace, then the classification.
std::string report_table(const Resonance& resonance);

/// Everything, with the averaged curves.
std::string report_json(const Resonance& resonance, Origin origin);

} // namespace eupnea::app
