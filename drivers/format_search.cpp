// SPDX-License-Identifier: MIT
#include "drivers/format_search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "drivers/drivers.hpp"
#include "drivers/sketch_advice.hpp"

namespace eupnea {

using namespace literals;

namespace {

constexpr Seconds window = 2s;
constexpr Seconds early = 0.5s;        ///< for frames that are numbered and report their time
constexpr Seconds longest_window = 6s; ///< for a device that sends little
constexpr Seconds shortest_pause = 1s; ///< between bytes, that is not listened to
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

FormatSearch::FormatSearch(const DeviceChoice& choice)
    : chosen_(choice.format), wired_(choice.wiring.has_value()),
      port_(chosen_ ? chosen_->port : usual_settings[0])
{}

void FormatSearch::begin(std::optional<UsbId> usb)
{
    if (usb && usb_ && usb != usb_) clear();
    usb_ = usb;
    lost_ = !chunks_.empty();
}

void FormatSearch::clear()
{
    chunks_.clear();
    collected_ = 0;
    listened_ = away_ = {};
    lost_ = looked_early_ = false;
    advice_.clear();
}

Result<std::optional<FormatSearch::Found>>
FormatSearch::operator()(std::span<const std::uint8_t> bytes, Timestamp arrival)
{
    collect(bytes, arrival);
    const Seconds received = arrival - chunks_.front().arrival - away_;
    if (listened_ >= early && !std::exchange(looked_early_, true) && is_certain())
        if (auto found = judge()) return found;
    if (listened_ < window && received < longest_window) return std::nullopt;
    if (auto found = judge()) return found;
    if (forget_before_loss()) return std::nullopt;
    if (received < longest_window && collected_ < 400) return std::nullopt;
    return fail(refuse());
}

void FormatSearch::collect(std::span<const std::uint8_t> bytes, Timestamp arrival)
{
    const Seconds since = chunks_.empty() ? 0s : arrival - last_arrival_;
    if (lost_)
        away_ += since;
    else if (since < shortest_pause)
        listened_ += since;
    last_arrival_ = arrival;
    collected_ = std::min(collected_ + bytes.size(), most_bytes);
    if (chunks_.empty() || collected_ < most_bytes)
        chunks_.push_back({arrival, {bytes.begin(), bytes.end()}, std::exchange(lost_, false)});
}

/// What fits nothing may be of two devices, one after the other: that of the first is let go of.
bool FormatSearch::forget_before_loss()
{
    const auto newest =
        std::find_if(chunks_.rbegin(), chunks_.rend(), std::mem_fn(&Chunk::after_loss));
    if (newest == chunks_.rend()) return false;
    std::vector<Chunk> rest(newest.base() - 1, chunks_.end());
    clear();
    rest.front().after_loss = false;
    listened_ = rest.back().arrival - rest.front().arrival;
    chunks_ = std::move(rest);
    for (const Chunk& chunk : chunks_) collected_ += chunk.bytes.size();
    return true;
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

std::optional<Guess> FormatSearch::guess() const
{
    if (!chosen_) return guess_format(chunks_, usb_);
    return fits(*chosen_, chunks_) ? std::optional{Guess{chosen_, nullptr}} : std::nullopt;
}

/// Numbered frames of a known rate, or with their own time, need no seconds to be known by: so less is held
/// here that a sudden end of the program would take with it.
bool FormatSearch::is_certain() const
{
    const std::optional<Guess> guess = this->guess();
    if (!guess || guess->rival) return false;
    const Clocking& clocking = guess->driver->clocks[0];
    return clocking.sequence_modulus > 0 &&
           (clocking.frame_rate.per_second > 0 || clocking.device_modulus_us > 0);
}

std::optional<FormatSearch::Found> FormatSearch::judge()
{
    const std::optional<Guess> guess = this->guess();
    if (!guess) return std::nullopt;
    advice_ = advice_on(*guess->driver, chunks_, chosen_ || wired_);
    if (!advice_.empty()) return std::nullopt;
    const auto rates = measure_rates(*guess->driver, chunks_);
    if (!rates) return std::nullopt;
    return Found{guess->driver, *rates, ambiguity(*guess, chunks_), chunks_};
}

std::string FormatSearch::last_words()
{
    std::string words = chosen_ ? "" : trouble_in(chunks_);
    if (words.empty()) return words;
    refused_text_ = true;
    clear();
    return words;
}

UserMessage FormatSearch::refuse()
{
    const UserMessage refusal = refusal_message();
    refused_text_ = is_text(chunks_);
    if (!chosen_ && !refused_text_) port_ = usual_settings[++refused_ % usual_settings.size()];
    clear();
    return refusal;
}

UserMessage FormatSearch::refusal_message() const
{
    if (!advice_.empty()) return {advice_};
    if (chosen_)
        return {fmt::format("What it sends is not the format {}: {}.", chosen_->format,
                            raw_lines(chunks_, 2))};
    if (is_text(chunks_)) return {advice_on(chunks_)};
    return {fmt::format("What it sends fits no known format: {}. Another speed is tried; or choose "
                        "--format.",
                        raw_lines(chunks_, 2))};
}

} // namespace eupnea
