// SPDX-License-Identifier: MIT
// Events from one thread to one other thread; what does not fit is counted and reported.
#pragma once

#include <array>
#include <boost/lockfree/spsc_queue.hpp>
#include <cstdint>

#include "base/event.hpp"

namespace eupnea {

/// One producer, one consumer, fixed capacity. When the reader is too slow, samples are dropped, and
/// as soon as there is room again the loss arrives as one Gap per channel. An eighth of the queue is
/// kept for everything that is not a sample, so that a beat or a pacer change outlives a stall.
class EventQueue {
public:
    explicit EventQueue(std::size_t capacity) : queue_(capacity), reserve_(capacity / 8) {}

    /// Producer's end. Never blocks, never allocates.
    void push(const Event& event)
    {
        const auto* sample = std::get_if<Sample>(&event);
        if (sample && queue_.write_available() <= reserve_) return note_loss(*sample);
        if (lost_any_) push_losses();
        queue_.push(event);
    }

    /// Consumer's end: hands over everything that is there, in order; returns how many.
    template <class Consume>
    std::size_t drain(Consume&& consume)
    {
        return queue_.consume_all(consume);
    }

private:
    struct Loss {
        Timestamp from;
        Timestamp until;
        std::uint32_t missing = 0;
    };

    void note_loss(const Sample& sample)
    {
        Loss& loss = losses_[static_cast<std::size_t>(sample.channel)];
        if (loss.missing == 0) loss.from = sample.time;
        loss.until = sample.time;
        ++loss.missing;
        lost_any_ = true;
    }

    void push_losses()
    {
        lost_any_ = false;
        for (std::size_t i = 0; i < channel_count; ++i) {
            Loss& loss = losses_[i];
            if (loss.missing == 0) continue;
            const Gap gap{static_cast<Channel>(i), loss.from, loss.until, loss.missing,
                          GapCause::queue_full};
            if (queue_.push(gap))
                loss = {};
            else
                lost_any_ = true;
        }
    }

    boost::lockfree::spsc_queue<Event> queue_;
    std::size_t reserve_;
    std::array<Loss, channel_count> losses_{};
    bool lost_any_ = false;
};

} // namespace eupnea
