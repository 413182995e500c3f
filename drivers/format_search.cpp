// SPDX-License-Identifier: MIT
#include "drivers/format_search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "drivers/drivers.hpp"

namespace eupnea {

using namespace literals;

namespace {

constexpr Seconds window = 2s;
constexpr Seconds longest_window = 6s; ///< for a device that says little
constexpr std::size_t most_bytes = 64 * 1024;
constexpr std::array<PortSettings, 7> usual_settings{
    {{115'200}, {9'600}, {57'600}, {230'400}, {38'400}, {19'200}, {19'200, true}}};

bool is_hinted(const Driver& driver, std::optional<UsbId> usb)
{
    return usb && std::ranges::find(driver.usb, *usb) != driver.usb.end();
}

std::string ambiguity(const Guess& guess, std::span<const Chunk> chunks)
{
    if (!guess.rival) return {};
    return fmt::format("It sends {}: taken as {}. If that is wrong, choose --format {}.",
                       raw_lines(chunks, 2), guess.driver->name, guess.rival->format);
}

} // namespace

FormatSearch::FormatSearch(const Driver* chosen)
    : chosen_(chosen), port_(chosen ? chosen->port : usual_settings[0])
{}

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
    if (heard < longest_window && collected_ < 400) return std::nullopt;
    return fail(refuse());
}

void FormatSearch::collect(std::span<const std::uint8_t> bytes, Timestamp arrival)
{
    collected_ = std::min(collected_ + bytes.size(), most_bytes);
    if (chunks_.empty() || collected_ < most_bytes)
        chunks_.push_back({arrival, {bytes.begin(), bytes.end()}});
}

const Driver* FormatSearch::next_to_ask()
{
    if (chosen_) return chosen_;
    std::vector<const Driver*> waiting;
    for (const Driver* driver : all_drivers())
        if (!driver->start.empty()) waiting.push_back(driver);
    std::ranges::stable_partition(waiting, [&](const Driver* d) { return is_hinted(*d, usb_); });
    const Driver* next = waiting[asked_++ % waiting.size()];
    port_ = next->port;
    return next;
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

UserMessage FormatSearch::refuse()
{
    UserMessage complaint{
        chosen_ ? fmt::format("What it sends is not the format {}: {}.", chosen_->format,
                              raw_lines(chunks_, 2))
                : fmt::format("What it sends fits no known format: {}. Another speed is tried; or "
                              "choose --format.",
                              raw_lines(chunks_, 2))};
    if (!chosen_) port_ = usual_settings[++refused_ % usual_settings.size()];
    chunks_.clear();
    collected_ = 0;
    return complaint;
}

} // namespace eupnea
