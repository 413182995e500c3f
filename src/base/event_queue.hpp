// SPDX-License-Identifier: MIT
// Events from one thread to one other thread; what does not fit is counted and reported.
#pragma once

#include <array>
#include <atomic>
#include <boost/lockfree/spsc_queue.hpp>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/event.hpp"

namespace eupnea {

/// One producer, one consumer, fixed capacity. When the reader is too slow, samples are dropped, and
/// as soon as there is room again the loss arrives as one Gap per channel. An eighth of the queue is
/// kept for everything that is not a sample; what does not fit even there waits beside the queue, in
/// memory that is allocated for it, and comes in its order. So a session's end outlives any stall.
class EventQueue {
public:
    explicit EventQueue(std::size_t capacity) : queue_(capacity), reserve_(capacity / 8) {}
    EventQueue(const EventQueue&) = delete;
    EventQueue& operator=(const EventQueue&) = delete;
    ~EventQueue() { delete overflow_.load(); }

    /// Producer's end. Never blocks, and allocates only where the queue is full.
    void push(const Event& event)
    {
        const auto* sample = std::get_if<Sample>(&event);
        if (sample && (queue_.write_available() <= reserve_ || overflow_.load()))
            return note_loss(*sample);
        if (lost_any_) push_losses();
        put(event);
    }

    /// Consumer's end: hands over everything that is there, in order; returns how many.
    template <class Consume>
    std::size_t drain(Consume&& consume)
    {
        const std::uint64_t before = consumed_;
        const std::unique_ptr<Overflow> overflow{overflow_.exchange(nullptr)};
        if (overflow) {
            while (consumed_ < overflow->after && queue_.consume_one(consume)) ++consumed_;
            for (const Event& event : overflow->events) consume(event);
        }
        consumed_ += queue_.consume_all(consume);
        return consumed_ - before + (overflow ? overflow->events.size() : 0);
    }

private:
    /// What did not fit. While it is there, nothing is put into the queue, so that it comes in order.
    struct Overflow {
        std::uint64_t after; ///< as many events of the queue come before it
        std::vector<Event> events;
    };

    void put(const Event& event)
    {
        std::unique_ptr<Overflow> overflow{overflow_.exchange(nullptr)};
        if (!overflow && queue_.push(event)) {
            ++put_;
            return;
        }
        if (!overflow) overflow = std::make_unique<Overflow>(Overflow{put_, {}});
        overflow->events.push_back(event);
        overflow_.store(overflow.release());
    }

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
            put(Gap{static_cast<Channel>(i), loss.from, loss.until, loss.missing,
                    GapCause::queue_full});
            loss = {};
        }
    }

    boost::lockfree::spsc_queue<Event> queue_;
    std::size_t reserve_;
    std::atomic<Overflow*> overflow_{nullptr};
    std::uint64_t put_ = 0;      ///< into the queue, by the producer
    std::uint64_t consumed_ = 0; ///< from it, by the consumer
    std::array<Loss, channel_count> losses_{};
    bool lost_any_ = false;
};

} // namespace eupnea
