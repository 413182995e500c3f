// SPDX-License-Identifier: MIT
// Several sampled channels of one file, each read in blocks, as events in order of time.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "files/event_line.hpp"
#include "files/event_reader.hpp"

namespace eupnea {

/// Samples that follow each other at the channel's rate; NaN is no value.
struct SampleBlock {
    Timestamp first{};
    std::vector<double> values{};
};

/// Where the blocks of a file come from.
class BlockSource {
public:
    virtual ~BlockSource() = default;

    /// The next block of the channel with that index; false at its end.
    virtual bool read(std::size_t channel, SampleBlock& block) = 0;
    virtual double progress() const = 0;
    virtual std::vector<std::string> trouble() const { return {}; }
};

/// A block that begins later than the one before ended, and values that are none, are holes; of more
/// than 0.1 s they become gaps. A block that begins earlier goes on where the one before ended.
class MergedSignals : public EventReader {
public:
    struct Spec {
        Channel channel;
        SampleRate rate;
    };
    MergedSignals(std::unique_ptr<BlockSource> source, const std::vector<Spec>& specs);

    std::optional<Event> next() override;
    double progress() const override { return source_->progress(); }
    std::vector<std::string> trouble() const override { return source_->trouble(); }

private:
    struct Signal {
        Channel channel;
        SampleRate rate;
        SampleBlock block{};
        std::size_t at = 0;   ///< next value of the block
        Timestamp expected{}; ///< of the next sample, were there no hole before it
        bool began = false;
        bool ended = false;

        Timestamp time() const
        {
            return block.first + Seconds{static_cast<double>(at) / rate.per_second};
        }
    };

    void load(std::size_t i);
    bool skip_holes(std::size_t i);
    void emit(std::size_t i);

    std::unique_ptr<BlockSource> source_;
    std::vector<Signal> signals_;
    EventLine ready_;
};

} // namespace eupnea
