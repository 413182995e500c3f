// SPDX-License-Identifier: MIT
// The channels of an EDF or EDF+ file, as events.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/event.hpp"
#include "files/file_format.hpp"

namespace eupnea {

/// Begins with the eight bytes that every EDF file begins with.
bool is_edf(const FileStart& start);
Result<OpenedFile> open_edf(const std::filesystem::path& path, const FileWishes& wishes);

/// Signals are chosen by their labels, in physical units, merged in order of time; each is read a
/// second at a time. Read with EDFlib, which refuses files with interruptions (EDF+D). One thread
/// at a time may open or close such files.
class EdfSignals : public EventReader {
public:
    static Result<EdfSignals> open(const std::filesystem::path& path, const FileWishes& wishes);
    ~EdfSignals() override;
    EdfSignals(EdfSignals&& other) noexcept;
    EdfSignals& operator=(EdfSignals&&) = delete;

    const std::vector<FileChannel>& channels() const { return channels_; }
    std::optional<Event> next() override;
    double progress() const override;

private:
    struct Signal {
        Channel channel;
        int index; ///< in the file
        SampleRate rate;
        long long count;      ///< samples in the file
        long long position{}; ///< of the next sample to hand out
        bool began{};
        std::vector<double> block{};
        std::size_t next_in_block{};
        Timestamp time() const
        {
            return at(Seconds{static_cast<double>(position) / rate.per_second});
        }
        bool over() const { return position >= count; }
    };

    EdfSignals(int handle, std::vector<Signal> signals, std::vector<FileChannel> channels);
    bool refill(Signal& signal);

    int handle_;
    std::vector<Signal> signals_;
    std::vector<FileChannel> channels_;
};

} // namespace eupnea
