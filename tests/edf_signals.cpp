// SPDX-License-Identifier: MIT
#include <edflib.h>

#include <array>
#include <cmath>

#include "catch.hpp"
#include "files/recording_file.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

double ecg_at(int i) { return std::round(100.0 * std::sin(0.1 * i)); }
double belt_at(int i) { return std::round(50.0 * std::cos(0.2 * i)); }

/// An EDF+ file of ten seconds: an ECG at 200 Hz and a belt at 25 Hz, one count to a unit.
std::filesystem::path write_edf(const TemporaryFolder& folder)
{
    const auto path = folder.path("night.edf");
    const int file = edfopen_file_writeonly(path.c_str(), EDFLIB_FILETYPE_EDFPLUS, 2);
    REQUIRE(file >= 0);
    const std::array labels{"ECG II", "Resp chest"};
    const std::array rates{200, 25};
    for (int signal = 0; signal < 2; ++signal) {
        const auto i = static_cast<std::size_t>(signal);
        edf_set_samplefrequency(file, signal, rates[i]);
        edf_set_label(file, signal, labels[i]);
        edf_set_digital_maximum(file, signal, 1000);
        edf_set_digital_minimum(file, signal, -1000);
        edf_set_physical_maximum(file, signal, 1000.0);
        edf_set_physical_minimum(file, signal, -1000.0);
    }
    for (int second = 0; second < 10; ++second) {
        std::array<double, 200> ecg;
        std::array<double, 25> belt;
        for (int i = 0; i < 200; ++i) ecg[static_cast<std::size_t>(i)] = ecg_at(200 * second + i);
        for (int i = 0; i < 25; ++i) belt[static_cast<std::size_t>(i)] = belt_at(25 * second + i);
        edfwrite_physical_samples(file, ecg.data());
        edfwrite_physical_samples(file, belt.data());
    }
    edfclose_file(file);
    return path;
}

} // namespace

TEST_CASE("edf: channels come by their labels, merged in order of time, in physical units")
{
    const TemporaryFolder folder;
    auto file = RecordingFile::open(write_edf(folder));
    REQUIRE(file);
    REQUIRE(file->channels().size() == 2);
    CHECK(file->channels()[0].column == "signal 1, ECG II");
    CHECK(file->channels()[1].rate == 25_sps);
    int ecg = 0, belt = 0;
    Timestamp before{};
    while (const auto event = file->next()) {
        const auto* sample = std::get_if<Sample>(&*event);
        if (!sample) continue;
        CHECK(sample->time >= before);
        before = sample->time;
        const bool is_ecg = sample->channel == Channel::ecg;
        CHECK(sample->value == Approx(is_ecg ? ecg_at(ecg) : belt_at(belt)).margin(1e-6));
        CHECK(seconds_of(sample->time) == Approx(is_ecg ? ecg / 200.0 : belt / 25.0).margin(1e-9));
        ++(is_ecg ? ecg : belt);
    }
    CHECK(ecg == 2000);
    CHECK(belt == 250);
    CHECK(file->progress() == 1.0);
}

TEST_CASE("edf: a signal can be named, and a wrong name lists what there is")
{
    const TemporaryFolder folder;
    const auto path = write_edf(folder);
    ImportOptions wishes;
    wishes.channels = {{Channel::ppg, "ecg ii"}};
    {
        const auto file = RecordingFile::open(path, wishes);
        REQUIRE(file);
        REQUIRE(file->channels().size() == 1);
        CHECK(file->channels().front().channel == Channel::ppg);
    }
    wishes.channels = {{Channel::ecg, "EEG"}};
    const auto refused = RecordingFile::open(path, wishes);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence ==
          "There is no signal \"EEG\"; the file has 1 ECG II, 2 Resp chest.");
}

TEST_CASE("edf: a file cut off in the middle is read to its last whole record, and says so")
{
    const TemporaryFolder folder;
    const auto path = write_edf(folder);
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - 1000);
    auto file = RecordingFile::open(path);
    REQUIRE(file);
    std::size_t samples = 0;
    while (const auto event = file->next()) samples += std::holds_alternative<Sample>(*event);
    CHECK(samples == 8 * 225);
    CHECK(file->notes().back() == "The file ends too early: it holds 8 of 10 records.");
}
