// SPDX-License-Identifier: MIT
// What the node sent, as a picture for its documentation.
#pragma once

#include <span>
#include <string>

#include "base/sample.hpp"

namespace eupnea::hardware {

/// An SVG with one trace a channel, one below the other, over the time that the samples span.
std::string picture_of(std::span<const Sample> samples);

} // namespace eupnea::hardware
