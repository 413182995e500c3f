// SPDX-License-Identifier: MIT
#include "breath/joint_wave.hpp"

#include <cmath>

namespace eupnea {

namespace {

constexpr int rounds = 30; ///< of the power iteration

float newest(const Track& track, std::size_t length, std::size_t i)
{
    return track[track.size() - length + i];
}

} // namespace

void JointWave::add(const Track& track)
{
    const double size = deviation(track);
    if (size_ == most_tracks || !(size > 0.0)) return;
    const double middle = mean(track);
    Track& mine = tracks_[size_++];
    mine.resize(track.size());
    for (std::size_t i = 0; i < track.size(); ++i)
        mine[i] = static_cast<float>((track[i] - middle) / size);
}

std::size_t JointWave::length() const
{
    std::size_t shortest = size_ > 0 ? Track::capacity : 0;
    for (std::size_t k = 0; k < size_; ++k) shortest = std::min(shortest, tracks_[k].size());
    return shortest;
}

double JointWave::correlation(std::size_t a, std::size_t b) const
{
    const std::size_t n = length();
    double sum = 0.0;
    for (std::size_t i = 0; i < n; ++i)
        sum += static_cast<double>(newest(tracks_[a], n, i)) * newest(tracks_[b], n, i);
    return sum / static_cast<double>(n);
}

JointWave::Weights JointWave::weights() const
{
    std::array<Weights, most_tracks> shared{};
    for (std::size_t a = 0; a < size_; ++a)
        for (std::size_t b = 0; b <= a; ++b) shared[a][b] = shared[b][a] = correlation(a, b);
    Weights weights = shared[0];
    for (int round = 0; round < rounds; ++round) {
        Weights next{};
        double squares = 0.0;
        for (std::size_t a = 0; a < size_; ++a) {
            for (std::size_t b = 0; b < size_; ++b) next[a] += shared[a][b] * weights[b];
            squares += next[a] * next[a];
        }
        for (std::size_t a = 0; a < size_; ++a) weights[a] = next[a] / std::sqrt(squares);
    }
    return weights;
}

Track JointWave::wave() const
{
    Track wave;
    wave.resize(length());
    if (wave.size() == 0) return wave;
    const Weights weight = weights();
    for (std::size_t i = 0; i < wave.size(); ++i) {
        double sum = 0.0;
        for (std::size_t k = 0; k < size_; ++k)
            sum += weight[k] * newest(tracks_[k], wave.size(), i);
        wave[i] = static_cast<float>(sum);
    }
    return wave;
}

} // namespace eupnea
