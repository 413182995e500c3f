// SPDX-License-Identifier: MIT
#include "files/formats/xdf_stream_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

namespace eupnea {

namespace {

template <class Number>
double number_at(std::span<const std::uint8_t> bytes, std::size_t at)
{
    Number number;
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return static_cast<double>(number);
}

double finite(double value)
{
    return std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

std::size_t XdfStreamReader::value_bytes() const
{
    switch (stream_.value) {
    case XdfValue::int8:
        return 1;
    case XdfValue::int16:
        return 2;
    case XdfValue::float32:
    case XdfValue::int32:
        return 4;
    case XdfValue::double64:
    case XdfValue::int64:
        return 8;
    case XdfValue::text:
        break;
    }
    return 0;
}

double XdfStreamReader::value_at(std::span<const std::uint8_t> bytes, std::size_t at) const
{
    switch (stream_.value) {
    case XdfValue::int8:
        return number_at<std::int8_t>(bytes, at);
    case XdfValue::int16:
        return number_at<std::int16_t>(bytes, at);
    case XdfValue::int32:
        return number_at<std::int32_t>(bytes, at);
    case XdfValue::int64:
        return number_at<std::int64_t>(bytes, at);
    case XdfValue::double64:
        return finite(number_at<double>(bytes, at));
    default:
        return finite(number_at<float>(bytes, at));
    }
}

bool XdfStreamReader::read(const std::function<void(double, std::span<const double>)>& sample)
{
    while (place_ > 0) {
        const auto chunk = xdf_chunk_at(file_, place_);
        if (!chunk) {
            damaged_ |= place_ < file_.size();
            return false;
        }
        place_ = chunk->next;
        std::array<std::uint8_t, 4> id{};
        if (chunk->tag != 3 || chunk->length < 5 || file_.read(chunk->content, id) < 4) continue;
        if (u32_at(id, 0) != stream_.id) continue;
        if (!read_samples(chunk->content + 4, chunk->next, sample)) damaged_ = true;
        return true;
    }
    return false;
}

/// In pieces, for a chunk may be as long as the file.
bool XdfStreamReader::read_samples(
    std::uint64_t place, std::uint64_t end,
    const std::function<void(double, std::span<const double>)>& sample)
{
    constexpr std::size_t piece = 1 << 16;
    const std::size_t row = stream_.channels * value_bytes();
    std::array<std::uint8_t, 9> head{};
    if (file_.read(place, head) < 1) return false;
    const std::size_t width = head[0];
    if (width != 1 && width != 4 && width != 8) return false;
    std::uint64_t count = 0;
    for (std::size_t i = width; i-- > 0;) count = count << 8 | head[1 + i];
    place += 1 + width;
    std::vector<std::uint8_t> bytes;
    std::size_t at = 0;
    values_.resize(channels_.size());
    for (std::uint64_t i = 0; i < count; ++i) {
        if (bytes.size() - at < 9 + row) {
            place += at;
            at = 0;
            const std::uint64_t left = end > place ? end - place : 0;
            bytes = file_.bytes(place, static_cast<std::size_t>(std::min<std::uint64_t>(
                                           left, std::max(piece, 9 + row))));
        }
        if (at >= bytes.size()) return false;
        const std::size_t stamp_bytes = bytes[at];
        if ((stamp_bytes != 0 && stamp_bytes != 8) || bytes.size() - at < 1 + stamp_bytes + row)
            return false;
        ++at;
        double stamp = last_stamp_s_.value_or(0.0) +
                       (last_stamp_s_ && stream_.rate > 0.0 ? 1.0 / stream_.rate : 0.0);
        if (stamp_bytes == 8) stamp = number_at<double>(bytes, at);
        at += stamp_bytes;
        for (std::size_t j = 0; j < channels_.size(); ++j)
            values_[j] = value_at(bytes, at + channels_[j] * value_bytes());
        at += row;
        if (!std::isfinite(stamp)) continue;
        last_stamp_s_ = stamp;
        sample(stamp + stream_.clock_offset_s, values_);
    }
    return true;
}

} // namespace eupnea
