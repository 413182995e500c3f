// SPDX-License-Identifier: MIT
// Every event of a session as JSON lines, in order.
#pragma once

#include <ostream>

#include "base/event.hpp"

namespace eupnea {

/// `{"kind":"beat","time_s":...}`, one a line: the fields that the library has for its kind (docs/library_format.md),
/// samples included, every number exact.
class EventLines {
public:
    explicit EventLines(std::ostream& out) : out_(&out) {}
    void on(const Event& event);

private:
    std::ostream* out_;
};

} // namespace eupnea
