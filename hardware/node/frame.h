/* SPDX-License-Identifier: MIT
 * The node's sentence: written once, for the firmware that sends it and the host that reads it.
 *
 *     $PEUP,sequence,time_us,ecg,ppg,belt,beat_us,contact,battery*hh CR LF
 *
 * NMEA 0183 style: decimal fields, an empty field says nothing, empty fields at the end are left
 * out, hh is the exclusive or of all characters between $ and *. Described in docs/node_format.md.
 * C99 and C++; no heap, no stdio, no floating point, so it fits an ATmega328P. */
#ifndef EUPNEA_FRAME_H
#define EUPNEA_FRAME_H

#include <stdint.h>

/* Room for any sentence with CR and LF. */
#define EUPNEA_FRAME_MAX 96u

enum eupnea_frame_field {
    EUPNEA_ECG = 1,
    EUPNEA_PPG = 2,
    EUPNEA_BELT = 4,
    EUPNEA_BEAT = 8,
    EUPNEA_CONTACT = 16,
    EUPNEA_BATTERY = 32
};

struct eupnea_frame {
    uint16_t sequence;       /* counts sampling moments, sent or not; wraps */
    uint32_t time_us;        /* the node's clock when it sampled; wraps */
    uint8_t has;             /* which of the following say something: eupnea_frame_field */
    int32_t ecg, ppg, belt;  /* converter counts */
    uint32_t beat_us;        /* a heartbeat was received at this time of the node's clock */
    uint8_t contact;         /* 1 electrodes on the body, 0 off */
    uint8_t battery_percent; /* 0 to 100 */
};

enum eupnea_frame_error {
    EUPNEA_FRAME_OK = 0,
    EUPNEA_FRAME_LENGTH,
    EUPNEA_FRAME_MAGIC,
    EUPNEA_FRAME_CHECKSUM,
    EUPNEA_FRAME_PARSE,
    EUPNEA_FRAME_RANGE
};

static inline uint8_t eupnea_frame_checksum(const char *from, const char *until)
{
    uint8_t sum = 0;
    while (from != until) sum = (uint8_t)(sum ^ (uint8_t)*from++);
    return sum;
}

static inline char *eupnea_put_number(char *out, uint32_t value)
{
    char digits[10];
    uint8_t count = 0;
    do {
        digits[count++] = (char)('0' + value % 10u);
        value /= 10u;
    } while (value != 0u);
    while (count != 0u) *out++ = digits[--count];
    return out;
}

static inline char *eupnea_put_signed(char *out, int32_t value)
{
    if (value >= 0) return eupnea_put_number(out, (uint32_t)value);
    *out++ = '-';
    return eupnea_put_number(out, 0u - (uint32_t)value);
}

static inline char eupnea_hex_digit(uint8_t nibble)
{
    return (char)(nibble < 10 ? '0' + nibble : 'A' + nibble - 10);
}

/* Writes the sentence with CR and LF into out; returns its length, at most EUPNEA_FRAME_MAX. */
static inline uint8_t eupnea_frame_encode(const struct eupnea_frame *frame, char *out)
{
    char *end = out;
    const char *head = "$PEUP,";
    uint8_t field;
    uint8_t sum;
    while (*head) *end++ = *head++;
    end = eupnea_put_number(end, frame->sequence);
    *end++ = ',';
    end = eupnea_put_number(end, frame->time_us);
    for (field = EUPNEA_ECG; field <= EUPNEA_BATTERY; field = (uint8_t)(field << 1)) {
        if (frame->has < field) break; /* nothing but empty fields is left */
        *end++ = ',';
        if (!(frame->has & field)) continue;
        switch (field) {
        case EUPNEA_ECG: end = eupnea_put_signed(end, frame->ecg); break;
        case EUPNEA_PPG: end = eupnea_put_signed(end, frame->ppg); break;
        case EUPNEA_BELT: end = eupnea_put_signed(end, frame->belt); break;
        case EUPNEA_BEAT: end = eupnea_put_number(end, frame->beat_us); break;
        case EUPNEA_CONTACT: end = eupnea_put_number(end, frame->contact); break;
        default: end = eupnea_put_number(end, frame->battery_percent); break;
        }
    }
    sum = eupnea_frame_checksum(out + 1, end);
    *end++ = '*';
    *end++ = eupnea_hex_digit((uint8_t)(sum >> 4));
    *end++ = eupnea_hex_digit((uint8_t)(sum & 15));
    *end++ = '\r';
    *end++ = '\n';
    return (uint8_t)(end - out);
}

/* Reads digits up to a comma or `until`; returns where it stopped, or 0 when there is no number. */
static inline const char *eupnea_get_number(const char *in, const char *until, uint32_t *value)
{
    const char *start = in;
    *value = 0;
    while (in != until && *in >= '0' && *in <= '9') {
        const uint32_t digit = (uint32_t)(*in - '0');
        if (*value > (UINT32_MAX - digit) / 10u) return 0;
        *value = *value * 10u + digit;
        ++in;
    }
    return in != start && (in == until || *in == ',') ? in : 0;
}

static inline const char *eupnea_get_signed(const char *in, const char *until, int32_t *value)
{
    const uint8_t negative = in != until && *in == '-';
    uint32_t size;
    in = eupnea_get_number(in + negative, until, &size);
    if (!in || size > (uint32_t)INT32_MAX) return 0;
    *value = negative ? -(int32_t)size : (int32_t)size;
    return in;
}

static inline uint8_t eupnea_hex_value(char digit)
{
    if (digit >= '0' && digit <= '9') return (uint8_t)(digit - '0');
    if (digit >= 'A' && digit <= 'F') return (uint8_t)(digit - 'A' + 10);
    if (digit >= 'a' && digit <= 'f') return (uint8_t)(digit - 'a' + 10);
    return 255;
}

static inline const char *eupnea_get_field(const char *in, const char *until, uint8_t field,
                                           struct eupnea_frame *frame)
{
    uint32_t number;
    if (in == until || *in == ',') return in;
    frame->has = (uint8_t)(frame->has | field);
    switch (field) {
    case EUPNEA_ECG: return eupnea_get_signed(in, until, &frame->ecg);
    case EUPNEA_PPG: return eupnea_get_signed(in, until, &frame->ppg);
    case EUPNEA_BELT: return eupnea_get_signed(in, until, &frame->belt);
    case EUPNEA_BEAT: return eupnea_get_number(in, until, &frame->beat_us);
    default: break;
    }
    in = eupnea_get_number(in, until, &number);
    if (number > 255u) number = 255u;
    if (field == EUPNEA_CONTACT)
        frame->contact = (uint8_t)number;
    else
        frame->battery_percent = (uint8_t)number;
    return in;
}

/* Reads one sentence, given without CR and LF. Fields after the battery are for later versions. */
static inline enum eupnea_frame_error eupnea_frame_decode(const char *line, uint8_t length,
                                                          struct eupnea_frame *frame)
{
    const char *head = "$PEUP,";
    const char *in;
    const char *until;
    uint32_t number;
    uint8_t i;
    uint8_t field;
    if (length < 13 || length > EUPNEA_FRAME_MAX) return EUPNEA_FRAME_LENGTH;
    for (i = 0; i < 6; ++i)
        if (line[i] != head[i]) return EUPNEA_FRAME_MAGIC;
    in = line + 6;
    until = line + length - 3;
    if (*until != '*' || (eupnea_hex_value(until[1]) | eupnea_hex_value(until[2])) > 15 ||
        (uint8_t)(eupnea_hex_value(until[1]) * 16 + eupnea_hex_value(until[2])) !=
            eupnea_frame_checksum(line + 1, until))
        return EUPNEA_FRAME_CHECKSUM;

    frame->has = 0;
    in = eupnea_get_number(in, until, &number);
    if (!in || in == until) return EUPNEA_FRAME_PARSE;
    if (number > UINT16_MAX) return EUPNEA_FRAME_RANGE;
    frame->sequence = (uint16_t)number;
    in = eupnea_get_number(in + 1, until, &frame->time_us);
    for (field = EUPNEA_ECG; in && in != until && field <= EUPNEA_BATTERY;
         field = (uint8_t)(field << 1))
        in = eupnea_get_field(in + 1, until, field, frame);
    if (!in) return EUPNEA_FRAME_PARSE;

    if ((frame->has & EUPNEA_CONTACT) && frame->contact > 1) return EUPNEA_FRAME_RANGE;
    if ((frame->has & EUPNEA_BATTERY) && frame->battery_percent > 100) return EUPNEA_FRAME_RANGE;
    return EUPNEA_FRAME_OK;
}

#endif
