// SPDX-License-Identifier: MIT
// Frames out of a stream of bytes, in bounded memory.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace eupnea {

/// Where the next frame lies in the bytes that wait.
struct Cut {
    std::size_t skip = 0;   ///< bytes before it that belong to no frame
    std::size_t length = 0; ///< of the frame
    std::size_t tail = 0;   ///< bytes after it that end it
    bool whole = false;     ///< false: more bytes are needed
    bool resync = false; ///< when refused, search on one byte after its start, else after its end
};

/// A pure function of the bytes that wait.
using Framing = Cut (*)(std::span<const std::uint8_t> waiting);

constexpr std::size_t longest_line = 256;

/// Lines ended by LF, CR or several of them; empty ones are left out, and a line beyond longest_line is
/// thrown away.
Cut lines(std::span<const std::uint8_t> waiting);

/// Collects bytes and hands over each frame; a frame that is refused is skipped as its Cut states.
class Framer {
public:
    explicit Framer(Framing framing) : framing_(framing) {}

    /// @param take  called with each frame; returns whether it was accepted
    template <class Take>
    void operator()(std::span<const std::uint8_t> bytes, Take&& take)
    {
        while (!bytes.empty()) {
            const std::size_t room = std::min(bytes.size(), buffer_.size() - size_);
            std::copy_n(bytes.begin(), room, buffer_.begin() + static_cast<std::ptrdiff_t>(size_));
            size_ += room;
            bytes = bytes.subspan(room);
            take_frames(take);
            if (size_ == buffer_.size()) size_ = 0; // longer than any frame
        }
    }

    void clear() { size_ = 0; }

private:
    template <class Take>
    void take_frames(Take& take)
    {
        std::size_t done = 0;
        for (;;) {
            const std::span waiting = std::span{buffer_}.subspan(done, size_ - done);
            const Cut cut = framing_(waiting);
            done += cut.skip;
            if (!cut.whole && cut.skip > 0) continue;
            if (!cut.whole) break;
            const bool accepted = take(waiting.subspan(cut.skip, cut.length));
            done += !accepted && cut.resync ? 1 : cut.length + cut.tail;
        }
        std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(done),
                  buffer_.begin() + static_cast<std::ptrdiff_t>(size_), buffer_.begin());
        size_ -= done;
    }

    Framing framing_;
    std::array<std::uint8_t, 1024> buffer_{};
    std::size_t size_ = 0;
};

} // namespace eupnea
