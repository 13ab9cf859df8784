// How quantities are written.

const UNITS = ['', 'k', 'M', 'G', 'T'];

function scaled(value, unit) {
  let step = 0;
  let rest = value;
  while (rest >= 1000 && step < UNITS.length - 1) {
    rest /= 1000;
    step += 1;
  }
  const digits = step === 0 || rest >= 100 ? 0 : rest >= 10 ? 1 : 2;
  return `${rest.toFixed(digits)} ${UNITS[step]}${unit}`;
}

/** Bits per second. */
export const bits = (value) => (value === null || value === undefined ? '–' : scaled(value, 'bit/s'));

/** A count, with a thin space between thousands. */
export const count = (value) =>
  value === null || value === undefined ? '–' : String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** Seconds as a length of time: 7 s, 3 min 20 s, 5 h 12 min, 3 d 4 h. */
export function span(seconds) {
  if (seconds === null || seconds === undefined) {
    return '–';
  }
  const whole = Math.floor(seconds);
  if (whole < 60) {
    return `${whole} s`;
  }
  if (whole < 3600) {
    return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  }
  if (whole < 86400) {
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
  }
  return `${Math.floor(whole / 86400)} d ${Math.floor((whole % 86400) / 3600)} h`;
}

const pad = (number) => String(number).padStart(2, '0');

/** A moment of today as its time, of another day with the date. */
export function moment(date) {
  const time = `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return date.toDateString() === new Date().toDateString() ? time : `${day} ${time}`;
}

/** The moment that was so many seconds ago. */
export const ago = (seconds) => moment(new Date(Date.now() - seconds * 1000));

/** Addresses in the order of their numbers. */
export function addressNumber(address) {
  return address.split('.').reduce((sum, octet) => sum * 256 + (Number(octet) || 0), 0);
}

/** A value of the configuration document as a person writes it. */
export const value = (any) => (any === null || any === undefined ? 'nothing' : typeof any === 'string' ? any : JSON.stringify(any));
