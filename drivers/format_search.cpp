// SPDX-License-Identifier: MIT
#include "drivers/format_search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace eupnea {

using namespace literals;

namespace {

constexpr Seconds window = 2s;
constexpr Seconds longest_window = 6s; ///< for a device that says little
constexpr std::size_t most_bytes = 64 * 1024;
constexpr std::array<std::uint32_t, 6> baud_rates{115'200, 9'600, 57'600, 230'400, 38'400, 19'200};

std::string ambiguity(const Guess& guess, std::span<const Chunk> chunks)
{
    if (!guess.rival) return {};
    return fmt::format("It sends {}: taken as {}. If that is wrong, choose --format {}.",
                       raw_lines(chunks, 2), guess.driver->name, guess.rival->format);
}

} // namespace

void FormatSearch::begin(std::optional<UsbId> usb)
{
    usb_ = usb;
    chunks_.clear();
    collected_ = 0;
}

Result<std::optional<FormatSearch::Found>>
FormatSearch::operator()(std::span<const std::uint8_t> bytes, Timestamp arrival)
{
    collect(bytes, arrival);
    const Seconds heard = arrival - chunks_.front().arrival;
    if (heard < window) return std::nullopt;
    if (auto found = judge()) return found;
    if (heard < longest_window && collected_ < 100) return std::nullopt;
    return fail(refuse());
}

void FormatSearch::collect(std::span<const std::uint8_t> bytes, Timestamp arrival)
{
    collected_ = std::min(collected_ + bytes.size(), most_bytes);
    if (collected_ < most_bytes) chunks_.push_back({arrival, {bytes.begin(), bytes.end()}});
}

std::uint32_t FormatSearch::baud_rate() const
{
    return chosen_ ? chosen_->baud_rate : baud_rates[baud_];
}

std::optional<FormatSearch::Found> FormatSearch::judge() const
{
    const std::optional<Guess> guess =
        chosen_ ? Guess{fits(*chosen_, chunks_) ? chosen_ : nullptr, nullptr}
                : guess_format(chunks_, usb_);
    if (!guess || !guess->driver) return std::nullopt;
    const auto rates = measure_rates(*guess->driver, chunks_);
    if (!rates) return std::nullopt;
    return Found{guess->driver, *rates, ambiguity(*guess, chunks_), chunks_};
}

Complaint FormatSearch::refuse()
{
    Complaint complaint{
        chosen_ ? fmt::format("What it sends is not the format {}: {}.", chosen_->format,
                              raw_lines(chunks_, 2))
                : fmt::format("What it sends fits no known format: {}. Another speed is tried; or "
                              "choose --format.",
                              raw_lines(chunks_, 2))};
    baud_ = (baud_ + 1) % baud_rates.size();
    chunks_.clear();
    collected_ = 0;
    return complaint;
}

} // namespace eupnea
