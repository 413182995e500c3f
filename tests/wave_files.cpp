// SPDX-License-Identifier: MIT
// Sampled waves as people's programs and devices write them.
#include <cstring>
#include <fstream>

#include "made_recordings.hpp"

using namespace eupnea;

namespace {

const TemporaryFolder& folder()
{
    static const TemporaryFolder made;
    return made;
}

std::string comma(std::string text)
{
    const auto point = text.find('.');
    if (point != std::string::npos) text[point] = ',';
    return text;
}

/// What is read is that wave at that rate, whatever its unit and zero.
void check_wave(const ReadRecording& got, Channel channel, double rate,
                const std::vector<double>& wave)
{
    CHECK(got.refusal == "");
    CHECK(got.rate(channel) == Approx(rate).epsilon(0.002));
    const auto values = got.values(channel);
    REQUIRE(values.size() == wave.size());
    const auto [low, high] = std::minmax_element(wave.begin(), wave.end());
    const auto [got_low, got_high] = std::minmax_element(values.begin(), values.end());
    REQUIRE(*got_high > *got_low);
    double error = 0.0;
    for (std::size_t i = 0; i < wave.size(); ++i)
        error = std::max(error, std::abs((values[i] - *got_low) / (*got_high - *got_low) -
                                         (wave[i] - *low) / (*high - *low)));
    CHECK(error < 0.02);
    CHECK(got.times(channel).back() - got.times(channel).front() ==
          Approx(static_cast<double>(wave.size() - 1) / rate).margin(1.5 / rate));
}

void check_text(const std::string& name, const std::string& text, Channel channel, double rate,
                const std::vector<double>& wave)
{
    CAPTURE(name, text.substr(0, 80));
    check_wave(read_recording(folder().write(name, text)), channel, rate, wave);
}

std::string rows(const std::vector<double>& wave, auto&& row)
{
    std::string text;
    for (std::size_t i = 0; i < wave.size(); ++i) text += row(i, wave[i]);
    return text;
}

std::string lines(const std::vector<double>& wave)
{
    return rows(wave, [](std::size_t, double value) { return fmt::format("{:.3f}\n", value); });
}

} // namespace

TEST_CASE("wave files: Empatica E4 states its rate in the second line")
{
    const auto wave = made_ppg(64.0, 30.0);
    check_text("BVP.csv", "1576421450.000000\n64.000000\n" + lines(wave), Channel::ppg, 64.0, wave);
    const auto refused =
        read_recording(folder().write("HR.csv", "1576421450.0\n1.0\n70\n71\n72\n73\n"));
    CHECK(refused.refusal.find("heart rates, not beats") != std::string::npos);
    CHECK(read_recording(folder().write("EDA.csv", "1576421450.0\n4.0\n0.1\n0.2\n0.3\n0.2\n"))
              .refusal.find("skin conductance") != std::string::npos);
}

TEST_CASE("wave files: a phone's ECG is read in any language, with its rate and decimal sign")
{
    const auto wave = made_ecg(512.0, 20.0, 600.0);
    check_text(
        "ecg_1.csv",
        "Name,\"A Person\"\nDate of Birth,\"1 Jan 1980\"\nRecorded Date,2026-01-17 08:00:00 +0100\n"
        "Classification,Sinus Rhythm\nSymptoms,\nSoftware Version,1.90\nDevice,\"Watch6,2\"\n"
        "Sample Rate,512 hertz\n\n\nLead,Lead I\nUnit,\xC2\xB5V\n\n" +
            lines(wave),
        Channel::ecg, 512.0, wave);
    check_text(
        "ecg_2.csv",
        "Name;\"A Person\"\nGeburtsdatum;\"01.01.1980\"\nKlassifizierung;Sinusrhythmus\n"
        "Messrate;512 Hertz\nAbleitung;Ableitung I\nEinheit;\xC2\xB5V\n" +
            rows(wave, [](std::size_t, double v) { return comma(fmt::format("{:.3f}\n", v)); }),
        Channel::ecg, 512.0, wave);
    check_text(
        "ecg_3.csv",
        "Nom,\"A Person\"\nClassification,Rythme sinusal\nFr\xC3\xA9quence d\xE2\x80\x99\xC3\xA9"
        "chantillonnage,\"511,5 hertz\"\nD\xC3\xA9rivation,D\xC3\xA9rivation "
        "I\nUnit\xC3\xA9,\xC2\xB5V\n" +
            rows(wave, [](std::size_t,
                          double v) { return "\"" + comma(fmt::format("{:.3f}", v)) + "\"\n"; }),
        Channel::ecg, 511.5, wave);
    check_text("ecg_4.csv",
               "\xE5\x90\x8D\xE5\x89\x8D,A\n\xE5\x88\x86\xE9\xA1\x9E,"
               "x\n\xE3\x82\xB5\xE3\x83\xB3\xE3\x83\x97\xE3\x83\xAB\xE3\x83\xAC\xE3\x83\xBC\xE3\x83"
               "\x88,512\xE3\x83\x98\xE3\x83\xAB\xE3\x83\x84\n"
               "\xE5\x8D\x98\xE4\xBD\x8D,\xC2\xB5V\n" +
                   lines(wave),
               Channel::ecg, 512.0, wave);
}

TEST_CASE("wave files: a pulse without a rate is asked about, not taken for intervals")
{
    for (const double rate : {25.0, 50.0, 100.0}) {
        const auto counts = rows(made_ppg(rate, 40.0), [](std::size_t i, double v) {
            return fmt::format("{:.0f}\n", 512.0 + 2.0 * v + static_cast<double>(i * i % 3));
        });
        CAPTURE(rate);
        CHECK(
            read_recording(folder().write("a.csv", "pulse\n" + counts)).refusal.find("--rate HZ") !=
            std::string::npos);
        CHECK(read_recording(folder().write("b.csv", counts)).refusal.find("sampled wave") !=
              std::string::npos);
    }
}

TEST_CASE("wave files: minutes and seconds, and times under a name that means nothing, are times")
{
    const auto ecg = made_ecg(250.0, 20.0, 400.0);
    check_text("a.csv",
               "Elapsed time,MLII\nmm:ss.mmm,mV\n" +
                   rows(ecg,
                        [](std::size_t i, double v) {
                            return fmt::format("{}:{:06.3f},{:.3f}\n", i / 15000,
                                               std::fmod(static_cast<double>(i) / 250.0, 60.0), v);
                        }),
               Channel::ecg, 250.0, ecg);
    check_text("b.csv",
               "when,ECG\n" + rows(ecg,
                                   [](std::size_t i, double v) {
                                       return fmt::format("08:00:{:06.3f},{:.3f}\n",
                                                          static_cast<double>(i) / 250.0, v);
                                   }),
               Channel::ecg, 250.0, ecg);
}

TEST_CASE("wave files: a wave under a head or in a named file takes the rate from there")
{
    const auto pulse = made_ppg(50.0, 30.0);
    const auto ecg = made_ecg(250.0, 20.0, 400.0);
    const auto counts =
        rows(pulse, [](std::size_t, double v) { return fmt::format("{:.0f}\n", 500.0 + 5 * v); });
    check_text("finger_50hz.txt", "PPG signal (a.u.)\n" + counts, Channel::ppg, 50.0, pulse);
    check_text("ppg 50 Hz.txt", counts, Channel::ppg, 50.0, pulse);
    check_text("a.txt", "Name: x\nSampling frequency: 250 Hz\nUnit: mV\nECG\n" + lines(ecg),
               Channel::ecg, 250.0, ecg);
    check_text("b_62.5hz.txt", "PPG\n" + counts, Channel::ppg, 62.5, pulse);
    check_text("ecg_fs250.csv", lines(ecg), Channel::ecg, 250.0, ecg);
    check_text("c.txt", "Notch filter: 50 Hz\nSample rate [Hz]; 250\nEKG (mV)\n" + lines(ecg),
               Channel::ecg, 250.0, ecg);
}

TEST_CASE("wave files: tables of known devices")
{
    const auto ecg = made_ecg(250.0, 20.0, 400.0);
    const auto slow = made_ecg(130.0, 20.0, 400.0);
    const auto resp = [](std::size_t i, double rate) {
        return std::sin(1.5 * static_cast<double>(i) / rate);
    };
    SECTION("LabChart")
    check_text("labchart.txt",
               "Interval=\t0.004 s\nExcelDateTime=\t4.6039333e+04\t17/01/2026 "
               "08:00:00\nTimeFormat=\tStartOfBlock\n"
               "DateFormat=\t\nChannelTitle=\tECG\tRespiratory Belt\nRange=\t10.000 mV\t1.000 V\n" +
                   rows(ecg,
                        [&](std::size_t i, double v) {
                            return fmt::format("{:.3f}\t{:.3f}\t{:.3f}\n",
                                               static_cast<double>(i) / 250.0, v, resp(i, 250));
                        }),
               Channel::ecg, 250.0, ecg);
    SECTION("AcqKnowledge")
    {
        check_text("acq.txt",
                   "recording.acq\n4 msec/sample\n2 channels\nECG (.05 - 35 "
                   "Hz)\nmV\nRSP\nVolts\nmin,CH1,CH2,\n,5000,5000,\n" +
                       rows(ecg,
                            [&](std::size_t i, double v) {
                                return fmt::format("{:.6f},{:.3f},{:.3f},\n",
                                                   static_cast<double>(i) / 250.0 / 60.0, v,
                                                   resp(i, 250));
                            }),
                   Channel::ecg, 250.0, ecg);
        check_text("acq2.txt",
                   "recording.acq\n4 msec/sample\n2 channels\nECG\nmV\nRSP\nVolts\n" +
                       rows(ecg,
                            [&](std::size_t i, double v) {
                                return fmt::format("{:.3f}\t{:.3f}\n", v, resp(i, 250));
                            }),
                   Channel::ecg, 250.0, ecg);
    }
    SECTION("Shimmer")
    check_text("shimmer.csv",
               "\"sep=\t\"\nShimmer_6749_Timestamp_Unix_CAL\tShimmer_6749_ECG_LL-RA_24BIT_"
               "CAL\tShimmer_6749_Battery_CAL\t\n"
               "CAL\tCAL\tCAL\t\nms\tmV\tmV\t\n" +
                   rows(ecg,
                        [](std::size_t i, double v) {
                            return fmt::format("{:.1f}\t{:.4f}\t3900.1\t\n",
                                               1.7e12 + 4.0 * static_cast<double>(i), v);
                        }),
               Channel::ecg, 250.0, ecg);
    SECTION("Hexoskin")
    check_text("hexoskin.csv",
               "time [s/256],ECG_I [](/api/datatype/4113/),respiration_thoracic "
               "[](/api/datatype/4129/)\n" +
                   rows(ecg,
                        [&](std::size_t i, double v) {
                            return fmt::format("{:.3f},{:.0f},{:.0f}\n",
                                               370'000'000'000.0 +
                                                   static_cast<double>(i) * 256 / 250.0,
                                               v, 1000 * resp(i, 250));
                        }),
               Channel::ecg, 250.0, ecg);
    SECTION("Polar Sensor Logger")
    check_text("polar.txt",
               "Phone timestamp;sensor timestamp [ns];timestamp [ms];ecg [uV];\n" +
                   rows(slow,
                        [](std::size_t i, double v) {
                            const double t = static_cast<double>(i) / 130.0;
                            return fmt::format("2026-01-17T08:00:{:06.3f};{:.0f};{:.6f};{:.0f}\n",
                                               std::floor(t * 2) / 2, 6e17 + t * 1e9, t * 1e3, v);
                        }),
               Channel::ecg, 130.0, slow);
    SECTION("Movesense")
    check_text("movesense.csv",
               "Timestamp (ms),ECG (mV)\n" +
                   rows(ecg, [](std::size_t i,
                                double v) { return fmt::format("{},{:.4f}\n", 5000 + 4 * i, v); }),
               Channel::ecg, 250.0, ecg);
    SECTION("Zephyr")
    check_text("zephyr_ECG.csv",
               "Time,EcgWaveform\n" +
                   rows(ecg,
                        [](std::size_t i, double v) {
                            return fmt::format("17/01/2026 08:00:{:06.3f},{:.0f}\n",
                                               static_cast<double>(i) / 250.0, 512 + v);
                        }),
               Channel::ecg, 250.0, ecg);
    SECTION("OpenSignals")
    check_text("bitalino.txt",
               "# OpenSignals Text File Format\n# {\"20:16:02:26:60:88\": {\"sensor\": "
               "[\"ECGBIT\", \"PZT\"], \"column\": [\"nSeq\", "
               "\"I1\", \"A2\", \"A3\"], \"sampling rate\": 250, \"label\": [\"A2\", \"A3\"]}}\n# "
               "EndOfHeader\n" +
                   rows(ecg,
                        [](std::size_t i, double v) {
                            return fmt::format("{}\t1\t{:.0f}\t12\t\n", i % 16, 500 + v);
                        }),
               Channel::ecg, 250.0, ecg);
}

TEST_CASE(
    "wave files: OpenBCI's columns are asked about, and the one that moves like a heart is named")
{
    const auto ecg = made_ecg(250.0, 20.0, 400.0);
    const std::string text =
        "%OpenBCI Raw EXG Data\n%Number of channels = 2\n%Sample Rate = 250 Hz\n%Board = "
        "OpenBCI_GUI$BoardCytonSerial\n"
        "Sample Index, EXG Channel 0, EXG Channel 1, Accel Channel 0, Timestamp, Timestamp "
        "(Formatted)\n" +
        rows(ecg, [](std::size_t i, double v) {
            const double t = static_cast<double>(i) / 250.0;
            const auto noise = static_cast<double>(i * 2654435761u % 1000) / 10.0;
            return fmt::format("{}, {:.3f}, {:.3f}, 0.01, {:.4f}, 2026-01-17 08:00:{:06.3f}\n",
                               i % 256, v, noise, 1.7e9 + t, t);
        });
    const auto path = folder().write("OpenBCI-RAW.txt", text);
    const auto asked = read_recording(path).refusal;
    CHECK(asked.find("column 2, EXG Channel 0") != std::string::npos);
    CHECK(asked.find("column 3, EXG Channel 1 and") == std::string::npos);
    ImportOptions wishes;
    wishes.channels = {{Channel::ecg, "2"}};
    check_wave(read_recording(path, wishes), Channel::ecg, 250.0, ecg);
}

TEST_CASE("wave files: dates and numbers without any names are asked about")
{
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += fmt::format("2026-01-17T08:00:{:02d},{},{}\n", i, i % 7, i % 5);
    CHECK(read_recording(folder().write("a.csv", text)).refusal.find("--channel KIND=COLUMN") !=
          std::string::npos);
}

TEST_CASE("wave files: UTF-16, old Mac lines and quotes around all cells are no matter")
{
    const auto ecg = made_ecg(250.0, 10.0, 400.0);
    const auto table = [&](std::string_view end, std::string_view quote) {
        return fmt::format("{0}Time (s){0},{0}ECG{0}{1}", quote, end) +
               rows(ecg, [&](std::size_t i, double v) {
                   return fmt::format("{0}{1:.3f}{0},{0}{2:.3f}{0}{3}", quote,
                                      static_cast<double>(i) / 250.0, v, end);
               });
    };
    check_text("a.csv", table("\r", ""), Channel::ecg, 250.0, ecg);
    check_text("b.csv", table("\r\n", "\""), Channel::ecg, 250.0, ecg);
    std::string wide = "\xFF\xFE";
    for (const char c : table("\r\n", "")) wide += {c, '\0'};
    check_text("c.csv", wide, Channel::ecg, 250.0, ecg);
}

TEST_CASE("wave files: dates of either order, am and pm, and midnight keep true time")
{
    const auto ecg = made_ecg(100.0, 20.0, 400.0);
    const auto stamped = [&](auto&& stamp) {
        return "time;ECG\n" + rows(ecg, [&](std::size_t i, double v) {
                   return fmt::format("{};{:.3f}\n", stamp(static_cast<double>(i) / 100.0), v);
               });
    };
    const auto clock = [](double t, double from) {
        const double day = std::fmod(from + t, 86'400.0);
        return fmt::format("{:02d}:{:02d}:{:06.3f}", static_cast<int>(day) / 3600,
                           static_cast<int>(day) / 60 % 60, std::fmod(day, 60.0));
    };
    check_text("a.csv", stamped([&](double t) { return "17.01.2026 " + clock(t, 3600); }),
               Channel::ecg, 100.0, ecg);
    check_text("b.csv", stamped([&](double t) { return clock(t, 86'390); }), Channel::ecg, 100.0,
               ecg);
    check_text("c.csv", stamped([&](double t) {
                   return (t < 10 ? "1/12/2026 11" : "1/13/2026 12") + clock(t, 86'390).substr(2) +
                          (t < 10 ? " PM" : " AM");
               }),
               Channel::ecg, 100.0, ecg);
    check_text("d.csv",
               stamped([&](double t) { return "2026-01-17T" + clock(t, 3600) + "+01:00"; }),
               Channel::ecg, 100.0, ecg);
    check_text("e.csv", stamped([&](double t) { return "17-Jan-2026 " + clock(t, 3600); }),
               Channel::ecg, 100.0, ecg);
    check_text("f.csv", stamped([&](double t) { return fmt::format("{:.0f}", 1.7e15 + t * 1e6); }),
               Channel::ecg, 100.0, ecg);
    check_text("g.csv", stamped([&](double t) { return fmt::format("{:.0f}", 1.7e18 + t * 1e9); }),
               Channel::ecg, 100.0, ecg);
}

TEST_CASE("wave files: a heart rate a second is no wave, and rates that cannot be are refused")
{
    std::string hr = "time,pulse\n";
    for (int i = 0; i < 100; ++i) hr += fmt::format("{},{}\n", i, 70 + i % 7);
    CHECK(read_recording(folder().write("a.csv", hr)).refusal.find("too few") != std::string::npos);
    const auto wave = lines(made_ecg(250.0, 5.0));
    CHECK(read_recording(folder().write("ecg_1000000hz.csv", wave)).refusal.find("cannot be") !=
          std::string::npos);
    std::string fast = "time [s],ecg\n";
    for (int i = 0; i < 100; ++i) fast += fmt::format("{:.9f},{}\n", i * 1e-7, i % 9);
    CHECK(read_recording(folder().write("b.csv", fast)).refusal.find("cannot be") !=
          std::string::npos);
    folder().write("c_physio.json", R"({"SamplingFrequency": 1e-9, "Columns": ["cardiac"]})");
    CHECK(read_recording(folder().write_gz("c_physio.tsv.gz", wave)).refusal.find("cannot be") !=
          std::string::npos);
}
