// SPDX-License-Identifier: MIT
// The sensor node: an ATmega328P at 16 MHz (Uno, Nano) that samples at 250 Hz and sends sentences.
//
//     A0  PulseSensor          D10  AD8232 LO+
//     A1  breathing belt       D11  AD8232 LO-
//     A2  AD8232 output        D2   5 kHz chest-strap receiver, a pulse for each beat
//
// Timer 1 starts the converter, the converter's interrupt walks through the pins, the loop sends
// what is ready and never waits. A sentence that does not fit into the port's buffer is left out;
// its sequence number is missing, so the host knows exactly.
#include "frame.h"

namespace {

constexpr uint8_t pin_count = 3;
constexpr uint8_t leads_off_plus = 10;
constexpr uint8_t leads_off_minus = 11;
constexpr uint8_t strap_pin = 2;
constexpr uint16_t timer_ticks = 1000;     // of 4 us: 250 Hz
constexpr uint32_t refractory_us = 250000; // two strap pulses closer than this are one beat
constexpr uint8_t contact_every = 250;     // sentences

struct Moment {
    uint16_t sequence;
    uint32_t time_us;
    uint16_t counts[pin_count];
};

// Written by the interrupts; the loop takes `finished` while `ready` is set.
volatile bool ready = false;
Moment sampling{};
Moment finished{};
volatile uint32_t strap_beat_us = 0;
volatile bool strap_beat = false;

uint8_t present = 0; // bit i: a sensor drives pin A<i>

void convert(uint8_t pin)
{
    ADMUX = _BV(REFS0) | pin;
    ADCSRA |= _BV(ADSC);
}

void on_strap_pulse()
{
    const uint32_t now = micros();
    if (now - strap_beat_us < refractory_us) return;
    strap_beat_us = now;
    strap_beat = true;
}

/// A pin that nothing drives follows its pull-up to the supply; a strap receiver holds its pin low
/// between beats.
bool strap_receiver_is_there()
{
    pinMode(strap_pin, INPUT_PULLUP);
    uint8_t low = 0;
    for (uint8_t i = 0; i < 64; ++i) {
        delayMicroseconds(50);
        low += !digitalRead(strap_pin);
    }
    pinMode(strap_pin, INPUT);
    return low > 32;
}

bool driven(uint8_t pin)
{
    pinMode(A0 + pin, INPUT_PULLUP);
    uint8_t low = 0;
    for (uint8_t i = 0; i < 64; ++i) low += analogRead(pin) < 1000;
    pinMode(A0 + pin, INPUT);
    return low > 32;
}

void start_sampling()
{
    noInterrupts();
    TCCR1A = 0;
    TCCR1B = _BV(WGM12) | _BV(CS11) | _BV(CS10); // count to OCR1A, 4 us a tick
    TCNT1 = 0;
    OCR1A = timer_ticks - 1;
    TIMSK1 = _BV(OCIE1A);
    ADCSRA = _BV(ADEN) | _BV(ADIE) | _BV(ADPS2) | _BV(ADPS1) | _BV(ADPS0);
    interrupts();
}

bool on_the_body() { return !digitalRead(leads_off_plus) && !digitalRead(leads_off_minus); }

eupnea_frame frame_of(const Moment& moment)
{
    eupnea_frame frame{};
    frame.sequence = moment.sequence;
    frame.time_us = moment.time_us;
    frame.ppg = moment.counts[0];
    frame.belt = moment.counts[1];
    frame.ecg = moment.counts[2];
    if (present & 1) frame.has |= EUPNEA_PPG;
    if (present & 2) frame.has |= EUPNEA_BELT;
    if (present & 4) frame.has |= EUPNEA_ECG;
    return frame;
}

/// Contact when it changes and once a second, so that it costs no room on the line.
void add_contact(eupnea_frame& frame)
{
    static uint8_t told = 2;
    static uint8_t since = 0;
    if (!(present & 4)) return;
    const uint8_t contact = on_the_body();
    if (contact == told && ++since < contact_every) return;
    told = frame.contact = contact;
    since = 0;
    frame.has |= EUPNEA_CONTACT;
}

void add_beat(eupnea_frame& frame)
{
    noInterrupts();
    const bool beat = strap_beat;
    frame.beat_us = strap_beat_us;
    strap_beat = false;
    interrupts();
    if (beat) frame.has |= EUPNEA_BEAT;
}

} // namespace

ISR(TIMER1_COMPA_vect)
{
    sampling.time_us = micros();
    ++sampling.sequence;
    convert(0);
}

ISR(ADC_vect)
{
    const uint8_t pin = ADMUX & 0x0F;
    sampling.counts[pin] = ADC;
    if (pin + 1 < pin_count) return convert(pin + 1);
    finished = sampling;
    ready = true;
}

void setup()
{
    Serial.begin(115200);
    pinMode(leads_off_plus, INPUT);
    pinMode(leads_off_minus, INPUT);
    for (uint8_t pin = 0; pin < pin_count; ++pin) present |= driven(pin) << pin;
    if (strap_receiver_is_there())
        attachInterrupt(digitalPinToInterrupt(strap_pin), on_strap_pulse, RISING);
    start_sampling();
}

void loop()
{
    if (!ready) return;
    noInterrupts();
    const Moment moment = finished;
    ready = false;
    interrupts();

    eupnea_frame frame = frame_of(moment);
    add_contact(frame);
    add_beat(frame);
    char line[EUPNEA_FRAME_MAX];
    const uint8_t length = eupnea_frame_encode(&frame, line);
    if (Serial.availableForWrite() >= length) Serial.write(line, length);
}
