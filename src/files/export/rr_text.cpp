// SPDX-License-Identifier: MIT
#include "files/export/rr_text.hpp"

#include <fmt/ostream.h>

namespace eupnea {

void RrText::on(const Event& event)
{
    const auto* beat = std::get_if<Beat>(&event);
    if (!beat || !beat->ibi) return;
    fmt::print(*out_, "{:.6f}\t{:.6f}\n", seconds_of(beat->time), Seconds{*beat->ibi}.count());
}

} // namespace eupnea
